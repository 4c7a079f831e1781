export { type Answers, type KeptAnswer, RecentAnswers } from "./answers.js";
export { IndexedDBStore } from "./indexeddb.js";
export { Library, type Options, type Request } from "./library.js";
export { type Kind, LibraryProblem } from "./problems.js";
export type { Answer, Ask, Change, Document, ForAudience, Part, Problem, Put, Result, Route, Schemas, Stored, Type, Walk, } from "./shapes.js";
export { type Batch, MemoryStore, type Store, type StoredOf } from "./stores.js";
export { check, type Checked, sync, type Synced, type What } from "./sync.js";
