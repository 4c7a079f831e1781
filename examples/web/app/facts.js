// What is said, with what stands behind it: its sources, or that it has none.

import { toCard } from "./addresses.js";
import { make } from "./dom.js";
import { NOT_STATED, titled } from "./words.js";

/** The sources of a row, as numbers that lead to the list of sources. */
export function sourcing(row) {
  if (!row || !("sources" in row)) return [];
  const named = row.named_sources ?? [];
  return [
    row.sources.length > 0 && citations(row.sources),
    named.length > 0 && make("span", { class: "named-source" }, `says ${named.join(", ")}`),
    row.sourced === false && named.length === 0 && unsourced(),
  ];
}

function citations(sources) {
  const numbers = sources.flatMap((source, place) => [
    place > 0 && ", ",
    make("a", { href: `#reference-${source.number}` }, source.number),
    source.locator && ` (${source.locator})`,
    source.stance === "contradicts" && " (says otherwise)",
  ]);
  return make("sup", { class: "citation" }, ...numbers);
}

function unsourced() {
  return make("span", { class: "unsourced" }, "no source given");
}

/** A card as a link; of what was taken down, the title without one. */
export function cardLink(card, address) {
  if (card.withdrawn) {
    return [titled(card), " ", make("span", { class: "mark mark-bad" }, "withdrawn")];
  }
  return make("a", { href: toCard(card, address) }, titled(card));
}

export function missing(words = NOT_STATED) {
  return make("span", { class: "missing" }, words);
}

/** What the library says on a field that has no value: not stated, or that there is none. */
export function absent(document, aspect) {
  const row = document.absences?.find((each) => each.aspect === aspect);
  if (!row) return missing();
  return [row.value === "none" ? "None" : "Not known", " ", sourcing(row)];
}

/** A fact of which sources may disagree: all that they say, each with its sources. */
export function disputable(value, words) {
  if (!value.disputed) return [words(value), " ", sourcing(value)];
  const candidates = [value, ...value.candidates].map((each) =>
    make("li", {}, words(each), " ", sourcing(each)),
  );
  return [
    make("span", { class: "mark mark-doubt" }, "Sources disagree"),
    make("ul", { class: "candidates" }, ...candidates),
  ];
}

/** A list of names and what is said of them; entries are `[name, ...what]`. */
export function factList(entries, attributes = {}) {
  const rows = entries.map(([name, ...told]) =>
    make("div", {}, make("dt", {}, name), ...told.map((each) => make("dd", {}, each))),
  );
  return make("dl", { class: "facts", ...attributes }, ...rows);
}
