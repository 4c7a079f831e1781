export { RecentAnswers } from "./answers.js";
export { Library } from "./library.js";
export { LibraryProblem } from "./problems.js";
