// The copy of the library on this device, and what is known about it.

import { IndexedDBStore } from "../../client/index.js";
import * as kept from "../kept.js";

const NAME = "pain-library";
const AS_OF = "copy-as-of";
const WITHDRAWN = "copy-withdrawn";
const UNWANTED = "copy-unwanted";

export const store = new IndexedDBStore(NAME);

/** When the copy was last brought up to date; null where there is none. */
export function asOf() {
  return kept.read(AS_OF);
}

/** Whoever removed the copy does not get it back unasked. */
export function isWanted() {
  return !kept.read(UNWANTED, false);
}

export function want(isWanted) {
  kept.write(UNWANTED, !isWanted);
}

export function isUpToDate(at) {
  kept.write(AS_OF, at);
}

/** Why an item is no longer in the copy, `{reason, successor, at}`. */
export function withdrawn(type, slug) {
  return kept.read(WITHDRAWN, {})[`${type}/${slug}`];
}

export function remember({ put, removed }) {
  const known = kept.read(WITHDRAWN, {});
  for (const { type, slug } of put) delete known[`${type}/${slug}`];
  for (const { type, slug, reason, successor, at } of removed) {
    known[`${type}/${slug}`] = { reason, successor, at };
  }
  kept.write(WITHDRAWN, known);
}

export function remove() {
  kept.forget(AS_OF, WITHDRAWN);
  return new Promise((resolve, reject) => {
    const asked = indexedDB.deleteDatabase(NAME);
    asked.onsuccess = () => resolve();
    asked.onerror = () => reject(asked.error);
  });
}
