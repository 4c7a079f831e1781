// What the pages ask of the library. Where it cannot be reached, the copy on this device answers.

import { Library, LibraryProblem } from "../client/index.js";
import config from "../config.js";
import { PATHS } from "./addresses.js";

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

export function document(type, slug, address, signal) {
  return asked(`${PATHS[type]}/{slug}/`, { slug }, address, signal);
}

/** Procedures that fit, as cards. */
export function found({ q, filters, number }, address, signal) {
  const ask = { q, ...filters, fields: CARD, page: number > 1 ? number : null };
  return asked("procedures/", ask, address, signal);
}

export function facets({ q, filters }, address, signal) {
  return asked("facets/procedures/", { q, ...filters }, address, signal);
}

export async function count({ q, filters }, address, signal) {
  const ask = { q, ...filters, fields: "slug", page_size: 1 };
  return (await asked("procedures/", ask, address, signal)).count;
}

/** These procedures, whole, in the order in which they were named. */
export async function several(slugs, address, signal) {
  const { results, meta } = await asked("procedures/", { slug: slugs }, address, signal);
  return { results, meta };
}

export function list(path, number, address, signal) {
  const ask = { page_size: 100, page: number > 1 ? number : null, omit: "references" };
  return asked(`${path}/`, ask, address, signal);
}

export async function history(type, slug, { signal }) {
  const ask = { slug, page_size: 100 };
  return (await asked(`${PATHS[type]}/{slug}/history/`, ask, {}, signal)).results;
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
export function copyInUse() {
  return null;
}
export function jsonld() {
  return null;
}
