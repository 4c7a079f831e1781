// Up to three procedures side by side: a table where there is room, one after another where not.

import { MOST_COMPARED, to, toCard } from "../addresses.js";
import { make, plainText } from "../dom.js";
import { absent, cardLink, disputable, sourcing } from "../facts.js";
import * as library from "../library.js";
import { label, level, listed, measured, titled, way } from "../words.js";
import { often } from "./risks.js";
import { text } from "./texts.js";

const ROWS = [
  ["In short", inShort],
  ["Kind", (each) => label("kind", each.kind)],
  ["Takes", (each) => measure(each, "duration")],
  ["Works after", (each) => measure(each, "onset")],
  ["Relief lasts", (each) => measure(each, "relief")],
  ["Recovery", (each) => measure(each, "recovery")],
  ["Anesthesia", (each) => ways(each, "anesthesia", "method")],
  ["Imaging", (each) => ways(each, "imaging", "modality")],
  ["How invasive", (each) => (each.invasiveness ? disputable(each.invasiveness, level) : absent(each, "invasiveness"))],
  ["Used for", (each, address) => cards(each, "indications", (row) => [cardLink(row.condition, address), ` (${label("condition_role", row.role).toLowerCase()})`])],
  ["Risks", (each, address) => cards(each, "risks", (row) => [cardLink(row.risk, address), ": ", often(row.frequency)])],
  ["Reasons not to do it", (each, address) => cards(each, "contraindications", (row) => [row.condition && cardLink(row.condition, address), row.condition && row.text && ": ", row.text])],
];

export async function view(address, { signal }) {
  const { results, meta } = address.slugs.length ? await library.several(address.slugs, address, signal) : { results: [], meta: null };
  // In the order asked for; one found under an older name goes last.
  const place = ({ slug }) => (address.slugs.includes(slug) ? address.slugs.indexOf(slug) : MOST_COMPARED);
  const chosen = [...results].sort((one, other) => place(one) - place(other));
  return {
    title: chosen.length ? `Compare ${listed(chosen.map(titled))}` : "Compare procedures",
    meta,
    body: [
      make("h1", {}, "Compare procedures"),
      make("p", { class: "claim" }, "Side by side, as the library states it. Nothing here ranks them."),
      ...(meta?.withdrawn ?? []).map((each) => make("p", { class: "notice" }, `${titled(each)} was withdrawn.`)),
      chosen.length ? table(chosen, address) : null,
      more(chosen, address),
    ].filter(Boolean),
  };
}

function table(chosen, address) {
  const columns = chosen.map((each) =>
    make(
      "th",
      { scope: "col" },
      make("a", { href: toCard(each, address) }, titled(each)),
      " ",
      make("a", { class: "quiet", href: without(each, chosen, address), "aria-label": `Leave out ${titled(each)}` }, "Leave out"),
    ),
  );
  const rows = ROWS.map(([name, told]) =>
    make(
      "tr",
      {},
      make("th", { scope: "row" }, name),
      ...chosen.map((each) => make("td", { "data-of": titled(each) }, told(each, address))),
    ),
  );
  return make(
    "table",
    { class: "compare" },
    make("thead", {}, make("tr", {}, make("td", {}), ...columns)),
    make("tbody", {}, ...rows),
  );
}

function without(left, chosen, address) {
  const slugs = chosen.filter((each) => each !== left).map((each) => each.slug);
  return to({ page: "compare", slugs }, address);
}

function more(chosen, address) {
  if (chosen.length >= MOST_COMPARED) return null;
  return make("p", {}, `${chosen.length ? "Add another one" : "Choose up to three"}: tick “Compare” where you `, make("a", { href: to({ page: "find" }, address) }, "find procedures"), ".");
}

// The numbers of sources lead to the page of each procedure: here they would mix.
function measure(each, name) {
  return each[name] ? uncited(disputable(each[name], measured)) : uncited(absent(each, name));
}

function ways(each, name, value) {
  if (!each[name].length) return uncited(absent(each, name));
  return make("ul", {}, ...each[name].map((row) => make("li", {}, way(name, row, value))));
}

function cards(each, name, told) {
  if (!each[name].length) return uncited(absent(each, name));
  return make("ul", {}, ...each[name].map((row) => make("li", {}, ...[told(row)].flat(), " ", uncited(sourcing(row)))));
}

function inShort(each, address) {
  const found = text(each, address.reader, "lay_summary", "summary");
  return found ? plainText(found.html) : absent(each, "summary");
}

function uncited(told) {
  const around = make("div", {}, told);
  for (const citation of around.querySelectorAll("sup.citation")) citation.remove();
  return [...around.childNodes];
}
