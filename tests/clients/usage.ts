// What must compile, and what must not.

import { type Document, Library, type Schemas, type Stored, sync, MemoryStore } from "./index.js";

const library = new Library("https://library.example");

export async function reads(): Promise<void> {
  const it = await library.read("procedures/{slug}/", { slug: "acupuncture" });
  const kind: Schemas["Kind"] = it.kind;
  const often: string | undefined = it.risks[0]?.frequency?.text;
  // @ts-expect-error: a value may be lacking, and must be looked at first.
  it.duration.wording;
  // @ts-expect-error: there is no such field.
  it.titel;
  // @ts-expect-error: a route wants what is in its path.
  await library.read("procedures/{slug}/", {});
  // @ts-expect-error: there is no such route.
  await library.read("procedure/", {});
  // @ts-expect-error: there is no such parameter.
  await library.read("procedures/", { invasivness: "low" });
  // @ts-expect-error: there is no such value.
  await library.read("procedures/", { anesthesia: ["lokal"] });
  const list = await library.read("procedures/", { anesthesia: [["local"], ["sedation"]] });
  const title: string | null = list.results[0]!.title;
  const some = await library.read("procedures/", { fields: ["slug"] });
  // @ts-expect-error: fields that were chosen leave others out.
  some.results[0]!.risks.length;
  const lay = await library.read("procedures/{slug}/", { slug: "acupuncture", audience: "patient" });
  const summary: string | undefined = (lay.lay_summary ?? lay.summary)?.html;
  for await (const each of library.walk("risks/", { q: "infection" })) each.definition?.html;
  // @ts-expect-error: a document is no list.
  library.walk("risks/{slug}/", { slug: "infection" });
  const store = new MemoryStore();
  await sync(library, store, { types: ["risk"] });
  const kept = await store.get("risk", "infection");
  kept?.lay_definition?.html;
  console.log(kind, often, title, summary);
}

export function told(document: Document): string {
  return document.type === "reference" ? String(document.doi) : document.slug;
}

export function stored(document: Stored): number {
  return document.type === "procedure" ? document.risks.length : 0;
}
