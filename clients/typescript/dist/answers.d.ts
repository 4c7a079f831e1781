/** An answer and the tag under which the server knows it. */
export interface KeptAnswer {
    etag: string;
    body: unknown;
}
/** Where answers are kept by their address, to be asked for again with `If-None-Match`. */
export interface Answers {
    get(address: string): KeptAnswer | undefined;
    set(address: string, answer: KeptAnswer): void;
}
/** The answers asked for last. */
export declare class RecentAnswers implements Answers {
    #private;
    readonly most: number;
    constructor(most?: number);
    get(address: string): KeptAnswer | undefined;
    set(address: string, answer: KeptAnswer): void;
}
