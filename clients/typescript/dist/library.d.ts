import { type Answers } from "./answers.js";
import type { Answer, Ask, Result, Route, Walk } from "./shapes.js";
export declare const MOST_ON_A_PAGE = 100;
export interface Options {
    /** A token that shows drafts; what it shows is never kept. */
    preview?: string;
    /** Answers to be asked for again with their `ETag`; null keeps none. */
    answers?: Answers | null;
    /** How often to ask again when the library says to wait, and how many seconds at most. */
    retries?: number;
    patience?: number;
    fetch?: typeof fetch;
}
export interface Request {
    signal?: AbortSignal;
    /** A media type other than JSON, for `response`. */
    accept?: string;
}
/** The public API of one library: `new Library("https://library.example")`. */
export declare class Library {
    #private;
    readonly address: string;
    constructor(address: string, options?: Options);
    /** The same library with the drafts that a token shows. */
    previewed(token: string): Library;
    /** One answer: `read("procedures/{slug}/", { slug: "acupuncture" })`. */
    read<R extends Route, const Q extends Ask<R>>(route: R, ask: Q, request?: Request): Promise<Answer<R, Q>>;
    /** The pages of a list, one after the other. */
    pages<R extends Route, const Q extends Ask<R>>(route: R, ask: Q, request?: Request): AsyncGenerator<Answer<R, Q>, void, undefined>;
    /** Every result of a list, as of one instant, however long it takes and whoever publishes. */
    walk<R extends Walk, const Q extends Ask<R>>(route: R, ask: Q, request?: Request): AsyncGenerator<Result<Answer<R, Q>>, void, undefined>;
    /** What changed since a cursor, page by page; the `next` of the last one is for another day. */
    changes<const Q extends Ask<"changes/">>(ask: Q, request?: Request): AsyncGenerator<Answer<"changes/", Q>, void, undefined>;
    /** The answer as it came, for what is not JSON; also where its headers are wanted. */
    response<R extends Route>(route: R, ask: Ask<R>, request?: Request): Promise<Response>;
}
