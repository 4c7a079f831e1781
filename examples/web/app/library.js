// What the pages ask of the library. Where it cannot be reached, the copy on this device answers.

import { Library, LibraryProblem } from "../client/index.js";
import config from "../config.js";
import { FILTERS, PATHS } from "./addresses.js";
import * as store from "./copy/store.js";

export { LibraryProblem };

/** The library cannot be reached, and there is no copy that could answer. */
export class Unreachable extends Error {}

// Whoever waits before a page is told soon. The browser itself keeps answers and asks for them
// again by their tags, without the request before the request that a header of ours would cost.
const client = new Library(config.library, { answers: null, patience: 2 });
const CARD = [
  ...["type", "slug", "title", "kind", "summary.html", "lay_summary.html", "duration", "relief"],
  ...["anesthesia", "imaging", "invasiveness", "not_stated", "notices"],
].join(",");

// What the page shows was read from: the library (null), or the copy on this device.
let copy = null;

export function copyInUse() {
  return copy;
}

export function document(type, slug, address, signal) {
  const answer = () => asked(`${PATHS[type]}/{slug}/`, { slug }, address, signal);
  return answered(answer, (kept) => kept.document(type, slug), address);
}

/** What machines read of an item; null where it is no public page of today. */
export async function linkedData(type, slug, { at, preview }) {
  if (at || preview || copy) return null;
  const request = { accept: "application/ld+json" };
  const response = await client.response(`${PATHS[type]}/{slug}/`, { slug }, request).catch(() => null);
  return response?.json() ?? null;
}

/** Procedures that fit, as cards, and what each choice of a filter would leave: one request. */
export function found({ q, filters, number }, address, signal) {
  const counted = FILTERS.join(",");
  const ask = { q, ...filters, fields: CARD, facets: counted, page: number > 1 ? number : null };
  const answer = () => asked("procedures/", ask, address, signal);
  return answered(answer, (kept) => kept.found({ q, filters, number }), address);
}

/** What to offer while somebody types; offline, procedures by their titles. */
export async function suggestions(q, address, signal) {
  const ask = { q, page_size: 7 };
  const answer = async () => (await asked("search/", ask, { ...address, at: null }, signal)).results;
  return answered(answer, (kept) => kept.suggestions(q), address);
}

/** What to search for instead of words that find nothing. */
export async function instead(q, address, signal) {
  const found = await asked("search/", { q, page_size: 7 }, { ...address, at: null }, signal).catch(() => null);
  return found ? { suggestions: found.suggestions, results: found.results } : { suggestions: [], results: [] };
}

export function count({ q, filters }, address, signal) {
  const ask = { q, ...filters, fields: "slug", page_size: 1 };
  const answer = async () => (await asked("procedures/", ask, address, signal)).count;
  return answered(answer, (kept) => kept.count({ q, filters }), address);
}

/** These procedures, whole. */
export function several(slugs, address, signal) {
  const answer = () => asked("procedures/", { slug: slugs, omit: "references" }, address, signal);
  return answered(answer, (kept) => kept.several(slugs), address);
}

export function list(type, number, address, signal) {
  const ask = { page_size: 100, page: number > 1 ? number : null, omit: "references" };
  const answer = () => asked(`${PATHS[type]}/`, ask, address, signal);
  return answered(answer, (kept) => kept.list(type), address);
}

export async function history(type, slug, signal) {
  return (await asked(`${PATHS[type]}/{slug}/history/`, { slug, page_size: 100 }, {}, signal)).results;
}

/** Asks the library, and where it cannot be reached, the copy; of drafts and dates there is none. */
async function answered(ask, fromCopy, { at, preview }) {
  const isOffline = !navigator.onLine;
  const asOf = at || preview ? null : store.asOf();
  try {
    if (isOffline && asOf) throw new Unreachable("There is no network.");
    const answer = await ask();
    copy = null;
    return answer;
  } catch (error) {
    if (!(error instanceof Unreachable) || !asOf) throw error;
  }
  copy = { asOf, isOffline };
  return fromCopy(await import("./copy/answers.js"));
}

async function asked(route, ask, { at, preview }, signal) {
  const library = preview ? client.previewed(preview) : client;
  try {
    return await library.read(route, { ...ask, at }, { signal });
  } catch (error) {
    if (error.name === "AbortError" || isAnswer(error)) throw error;
    throw new Unreachable(error.message);
  }
}

function isAnswer(error) {
  return error instanceof LibraryProblem && error.status < 500;
}
