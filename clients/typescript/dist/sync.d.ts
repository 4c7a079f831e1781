import { type Library, type Request } from "./library.js";
import type { Change, Type } from "./shapes.js";
import type { Store } from "./stores.js";
/** What a sync did, to be told to whoever looks at the page. */
export interface Synced {
    put: Change[];
    removed: Change[];
    /** Whether everything was read, for the first time or again. */
    anew: boolean;
}
/** What a look at the manifest found, as ids of items. */
export interface Checked {
    removed: string[];
    stale: string[];
    /** Null before anything was ever public. */
    asOf: string | null;
}
export interface What extends Request {
    /** Only these types; a store is always synced with the same. */
    types?: Type[];
}
/**
 * Bring a store to what is public now. A sync that breaks off goes on where it was: each page is
 * applied whole, together with its cursor.
 */
export declare function sync(library: Library, store: Store, what?: What): Promise<Synced>;
/**
 * Remove what is not public any more, by the manifest alone: quick enough to be done before
 * anything is shown. Tells which of the rest changed since, or is not kept yet.
 */
export declare function check(library: Library, store: Store, what?: What): Promise<Checked>;
