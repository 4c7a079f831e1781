// What is not a procedure: what it is, and what leads to it.

import { to } from "../addresses.js";
import { make } from "../dom.js";
import { cardLink, factList, missing, sourcing } from "../facts.js";
import { counted, field, host, label, listed, printed } from "../words.js";
import { howBad, often } from "./risks.js";
import { codes, heading, prose, rows, sections, text } from "./texts.js";

export const LAYOUTS = { risk, condition, article, reference, "care-role": careRole, category };

function risk(document, address) {
  return [
    ...said(document, address, "lay_definition", "definition"),
    ...broader(document, address),
    ...related(document.procedures, address, "Procedures with this risk", (row) => [
      make("span", { class: "mark" }, label("risk_kind", row.kind)),
      " ",
      often(row.frequency),
      howBad(row) && `. ${howBad(row)}`,
      row.description && `. ${row.description}`,
    ]),
    ...(address.reader === "clinicians" ? codes(document) : []),
  ];
}

function condition(document, address) {
  const sites = document.body_sites.map((row) => [label("body_site", row.site), " ", sourcing(row)]);
  const filters = { condition: [document.slug] };
  return [
    ...said(document, address, "lay_description", "description"),
    ...broader(document, address),
    sites.length > 0 && factList([["Where", ...sites]]),
    ...related(document.procedures, address, "Procedures for it", (row) => [
      label("condition_role", row.role),
      row.certainty && `. How sure: ${label("certainty", row.certainty).toLowerCase()}`,
      row.population && `. For: ${row.population}`,
      row.note && `. ${row.note}`,
    ]),
    make("p", {}, make("a", { class: "button", href: to({ page: "find", filters }, address) }, "Find and compare these procedures")),
    ...(address.reader === "clinicians" ? codes(document) : []),
  ].filter(Boolean);
}

function said(document, address, lay, professional) {
  const found = text(document, address.reader, lay, professional);
  const words = found ? prose(found, { class: "prose lead" }) : make("p", {}, "What it is: ", missing());
  return [words];
}

function broader(document, address) {
  return document.broader ? [factList([["A kind of", cardLink(document.broader, address)]])] : [];
}

/** What names this item, from the other side: the first of them, and how many there are. */
function related(found, address, words, told) {
  if (!found?.count) return [heading(words, "related"), make("p", {}, "The library names none.")];
  const items = found.results.map((card) =>
    make(
      "li",
      {},
      make("p", { class: "row-name" }, cardLink(card, address)),
      ...card.relations.map((row) => make("p", { class: "row-line" }, ...told(row))),
    ),
  );
  const rest = found.count - found.results.length;
  return [
    heading(words, "related"),
    make("ul", { class: "rows" }, ...items),
    rest > 0 && make("p", { class: "aside" }, `And ${counted(rest, "more", "more")}.`),
  ].filter(Boolean);
}

function article(document, address) {
  return [
    document.summary && prose(document.summary, { class: "prose lead" }),
    ...sections(document, address.reader),
    ...rows("See also", "related", document.related, (row) => ({ card: row.item, address })),
  ].filter(Boolean);
}

function careRole(document) {
  return [document.description ? prose(document.description, { class: "prose lead" }) : make("p", {}, "What they do: ", missing())];
}

function category(document, address) {
  return [
    document.description && prose(document.description, { class: "prose lead" }),
    document.parent && factList([["Part of", cardLink(document.parent, address)]]),
  ].filter(Boolean);
}

function reference(document, address) {
  return [
    ...integrity(document),
    factList(given(document)),
    document.not_stated.length > 0 &&
      make("p", { class: "aside" }, `Not stated: ${listed(document.not_stated.map(field))}.`),
    ...related(document.cited_by, address, "What cites it", ({ place }) => [spoken(place)]),
  ].filter(Boolean);
}

function integrity({ integrity: state }) {
  if (!state || state === "current") return [];
  const words = `This source: ${label("integrity", state).toLowerCase()}.`;
  return [make("section", { class: "notice", "aria-label": "State of this source" }, make("p", {}, words))];
}

function given(document) {
  const { source_url, doi, pmid } = document;
  return [
    ["Kind", label("reference_type", document.csl_type)],
    printed(document) && ["As printed", printed(document)],
    source_url && ["Address", make("a", { href: source_url, rel: "noopener" }, host(source_url))],
    doi && ["DOI", make("a", { href: `https://doi.org/${doi}`, rel: "noopener" }, doi)],
    pmid && ["PubMed", make("a", { href: `https://pubmed.ncbi.nlm.nih.gov/${pmid}/`, rel: "noopener" }, pmid)],
    document.isbn && ["ISBN", document.isbn],
    document.accessed && ["Read on", document.accessed],
    ["Kind of source", label("source_tier", document.source_tier) || missing()],
    ["Evidence", label("evidence_level", document.evidence_level) || missing()],
    document.conflict_of_interest && ["Interests declared", document.conflict_of_interest],
  ].filter(Boolean);
}

/** A place as the library names it, “indications/low-back-pain”, for readers. */
function spoken(place) {
  const [part, row] = place.split("/");
  const name = field(part);
  return row ? `${name}: ${row.replaceAll("-", " ")}` : name;
}
