// Reads a served library as a front end would; what it finds is compared in test_typescript.py.

import { createInterface } from "node:readline";
import {
  check,
  Library,
  LibraryProblem,
  MemoryStore,
  sync,
} from "../../clients/typescript/dist/index.js";

const [address, changed, withdrawn] = process.argv.slice(2);
const answered = [];
const library = new Library(address, {
  fetch: async (...asked) => {
    const response = await fetch(...asked);
    answered.push(response.status);
    return response;
  },
});

async function problem(asked) {
  try {
    return await asked;
  } catch (error) {
    if (!(error instanceof LibraryProblem)) throw error;
    return [error.kind, error.status, error.body.errors?.[0]?.suggestion ?? error.body.reason];
  }
}

async function all(walk) {
  const found = [];
  for await (const each of walk) found.push(each.slug);
  return found;
}

const count = async (route) => (await library.read(route, { fields: ["slug"] })).count;
const found = {};

// Lists, walks, kept answers, problems
const asked = { anesthesia: ["local", "sedation"], kind: "", fields: ["slug"] };
found.filtered = (await library.read("procedures/", asked)).count;
found.walked = (await all(library.walk("procedures/", { page_size: 7 }))).length;
found.counted = await count("procedures/");
answered.length = 0;
await library.read("procedures/{slug}/", { slug: changed });
await library.read("procedures/{slug}/", { slug: changed });
found.statuses = [...answered];
found.mistyped = await problem(library.read("procedures/", { anesthesia: "lokal" }));
found.nothing = await problem(library.read("procedures/{slug}/", { slug: "nothing" }));
found.bibtex = (
  await (await library.response("references/", { format: "bibtex" })).text()
).slice(0, 1);
const stopped = new AbortController();
stopped.abort();
found.stopped = await library
  .read("procedures/", {}, { signal: stopped.signal })
  .catch((error) => error.name);

// A store, before and after the team works
const store = new MemoryStore();
const first = await sync(library, store);
found.first = [first.anew, first.put.length === (await store.held()).size, first.removed.length];
found.again = (await sync(library, store)).put.length;
const before = await store.get("procedure", withdrawn);

console.log("work");
const [token] = await new Promise((done) => {
  createInterface({ input: process.stdin }).once("line", (line) => done([line]));
});

const second = await check(library, store);
found.checked = [second.removed.length, second.stale.length > 0, before.id === second.removed[0]];
const third = await sync(library, store);
found.synced = [
  (await store.get("procedure", changed)).lay_summary.markdown,
  (await store.get("procedure", withdrawn)) === undefined,
  third.removed.map((each) => [each.slug, each.reason]),
];
found.whole = (await check(library, store)).stale.length;
found.gone = await problem(library.read("procedures/{slug}/", { slug: withdrawn }));

// Drafts
const previewed = await library.previewed(token).read("procedures/{slug}/", { slug: changed });
found.draft = [previewed.lay_summary.markdown, previewed.meta.preview.shows];
found.public = (await library.read("procedures/{slug}/", { slug: changed })).lay_summary.markdown;
found.refused = await problem(library.previewed("worn-out").read("procedures/", {}));

console.log(JSON.stringify(found));
process.exit(0);
