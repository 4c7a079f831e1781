import type { Type } from "./shapes.js";
import type { Batch, Store, StoredOf } from "./stores.js";
/** Keeps documents in the browser, so that they are there without a network. */
export declare class IndexedDBStore implements Store {
    #private;
    constructor(name?: string);
    cursor(): Promise<string | null>;
    held(): Promise<Map<string, string>>;
    get<T extends Type>(type: T, slug: string): Promise<StoredOf<T> | undefined>;
    all<T extends Type>(type: T): Promise<StoredOf<T>[]>;
    /** One transaction: a page that is closed meanwhile leaves the state before. */
    apply({ put, remove, cursor }: Batch): Promise<void>;
}
