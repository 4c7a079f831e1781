import type { Stored, Type } from "./shapes.js";
/** What one step of a sync does to a store: all of it, or nothing. */
export interface Batch {
    put: Stored[];
    /** Ids of items that must not be shown any more. */
    remove: string[];
    /** Where the next step goes on; null begins anew; left out, it stays. */
    cursor?: string | null;
}
/** Where documents are kept by their id, which stays when an item is renamed. */
export interface Store {
    cursor(): Promise<string | null>;
    /** `rendered` of each document that is kept, by id. */
    held(): Promise<Map<string, string>>;
    get<T extends Type>(type: T, slug: string): Promise<StoredOf<T> | undefined>;
    all<T extends Type>(type: T): Promise<StoredOf<T>[]>;
    apply(batch: Batch): Promise<void>;
}
export type StoredOf<T extends Type> = Extract<Stored, {
    type: T;
}>;
/** Keeps documents for as long as the page or process lives. */
export declare class MemoryStore implements Store {
    #private;
    cursor(): Promise<string | null>;
    held(): Promise<Map<string, string>>;
    get<T extends Type>(type: T, slug: string): Promise<StoredOf<T> | undefined>;
    all<T extends Type>(type: T): Promise<StoredOf<T>[]>;
    apply({ put, remove, cursor }: Batch): Promise<void>;
}
