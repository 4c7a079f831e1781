// Running text for one reader, and lists of rows with what stands behind them.

import { libraryHtml, make } from "../dom.js";
import { cardLink, sourcing } from "../facts.js";
import { label } from "../words.js";

/** The first text that there is; patients get the plain one, if there is one. */
export function text(document, reader, lay, professional) {
  const names = reader === "patients" ? [lay, professional] : [professional, lay];
  return names.map((name) => document[name]).find(Boolean) ?? null;
}

export function prose(cited, attributes = {}) {
  return make("div", { class: "prose", ...attributes }, libraryHtml(cited.html));
}

export function heading(words, id) {
  return make("h2", { id }, words);
}

/** The sections for this reader and for all. */
export function sections(document, reader) {
  const audience = { patients: "patient", clinicians: "clinician" }[reader];
  return document.sections
    .filter((each) => each.audience === "all" || each.audience === audience)
    .flatMap((each) => [
      heading(each.heading ?? label("section_aspect", each.aspect), `text-${each.key}`),
      prose(each),
    ]);
}

/** Rows with a name, what is said of each, and its sources; nothing where there are none. */
export function rows(words, id, found, entry) {
  if (!found.length) return [];
  const items = found.map((row) => {
    const { name, card, lines = [], address } = entry(row);
    const shown = card ? cardLink(card, address) : name;
    return make(
      "li",
      {},
      make("p", { class: "row-name" }, shown, " ", sourcing(row)),
      ...lines.filter(Boolean).map((line) => make("p", { class: "row-line" }, line)),
    );
  });
  return [heading(words, id), make("ul", { class: "rows" }, ...items)];
}

export function line(name, words) {
  return words ? `${name}: ${words}` : null;
}

export function codes(document) {
  return rows("Codes", "codes", document.codes, (row) => ({
    name: [label("code_system", row.system), row.version, row.code, row.display].filter(Boolean).join(" "),
    lines: [label("code_state", row.state)],
  }));
}
