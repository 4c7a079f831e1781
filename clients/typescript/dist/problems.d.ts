import type { Problem } from "./shapes.js";
type Named<T> = T extends `/problems/${infer Name}` ? Name : T;
export type Kind = Named<Problem["type"]>;
/** What the library refused, and why (RFC 9457). */
export declare class LibraryProblem extends Error {
    readonly status: number;
    readonly body: Problem;
    /** Seconds after which it may be asked again, where it said so. */
    readonly retryAfter: number | null;
    constructor(body: Problem, status: number, retryAfter?: number | null);
    /** Its kind, as in `withdrawn` of `/problems/withdrawn`. */
    get kind(): Kind;
    static of(response: Response): Promise<LibraryProblem>;
}
/** `Retry-After` in seconds, whether it was a number or a date; null without one. */
export declare function retryAfter(response: Response): number | null;
export {};
