export { RecentAnswers } from "./answers.js";
export { IndexedDBStore } from "./indexeddb.js";
export { Library } from "./library.js";
export { LibraryProblem } from "./problems.js";
export { MemoryStore } from "./stores.js";
export { check, sync } from "./sync.js";
