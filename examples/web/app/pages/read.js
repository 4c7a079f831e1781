// One item: what it says, to whom, with which sources, and since when.

import { to } from "../addresses.js";
import { make, plainText } from "../dom.js";
import * as library from "../library.js";
import { joinCitations, referenceList } from "../references.js";
import { label, listed, titled } from "../words.js";
import { aboutThisText, sinceThen } from "./editions.js";
import * as others from "./others.js";
import { procedure } from "./procedure.js";

const LAYOUTS = { procedure, ...others.LAYOUTS };
const SWITCHED = ["procedure", "risk", "condition", "article"];
const NAMES = {
  procedure: "Procedure",
  risk: "Risk",
  condition: "Condition",
  article: "Article",
  reference: "Source",
  "care-role": "Who takes part",
  category: "Category",
};

export async function view(address, { signal }) {
  const document = await library.document(address.type, address.slug, address, signal);
  const changed = address.at ? await sinceThen(document, address, signal) : [];
  const main = make(
    "article",
    { class: "reading" },
    ...head(document, address),
    ...changed,
    ...LAYOUTS[document.type](document, address),
    ...referenceList(document.references ?? [], address),
    aboutThisText(document, address),
  );
  joinCitations(main);
  return {
    title: titled(document),
    description: described(document),
    canonical: { type: document.type, slug: document.slug },
    body: [main, contents(main)],
    meta: document.meta,
    jsonld: () => library.linkedData(document.type, document.slug, address),
  };
}

function head(document, address) {
  const { aliases = [], notices = [] } = document;
  return [
    make("p", { class: "kicker" }, kicker(document)),
    make("h1", {}, titled(document)),
    aliases.length > 0 && make("p", { class: "aliases" }, `Also called ${listed(aliases)}`),
    ...notices.map(notice),
    SWITCHED.includes(document.type) && readerSwitch(address),
  ].filter(Boolean);
}

function kicker(document) {
  const kind = document.kind && label("kind", document.kind);
  return [NAMES[document.type], kind].filter(Boolean).join(" · ");
}

function notice(each) {
  const label = each.kind.replaceAll("_", " ");
  return make(
    "section",
    { class: "notice", "aria-label": label },
    make("p", {}, make("strong", {}, `${label.charAt(0).toUpperCase()}${label.slice(1)}. `), each.text),
  );
}

function readerSwitch(address) {
  const choices = ["patients", "clinicians"].map((reader) =>
    make(
      "a",
      { href: to({ ...address, reader }), "aria-current": reader === address.reader ? "true" : null },
      `For ${reader}`,
    ),
  );
  return make("nav", { class: "switch", "aria-label": "For whom" }, ...choices);
}

function described(document) {
  const names = ["lay_summary", "summary", "lay_definition", "definition", "lay_description", "description"];
  const found = names.map((name) => document[name]).find(Boolean);
  const words = found ? plainText(found.html) : "";
  return words.length > 300 ? `${words.slice(0, 297)}…` : words;
}

/** Where to find what on this page, from its headings. */
function contents(main) {
  const headings = [...main.querySelectorAll("h2[id]")];
  if (headings.length < 3) return make("div", {});
  const links = headings.map((heading) =>
    make("li", {}, make("a", { href: `#${heading.id}` }, heading.textContent)),
  );
  return make(
    "nav",
    { class: "contents", "aria-labelledby": "contents" },
    make("p", { id: "contents" }, "On this page"),
    make("ul", {}, ...links),
  );
}

