// All items of one type, by name.

import { toCard, to } from "../addresses.js";
import { make, plainText } from "../dom.js";
import * as library from "../library.js";
import { counted, host, label, printed, titled } from "../words.js";

const LISTS = {
  conditions: ["Conditions", "What the procedures are for.", "condition", "condition"],
  risks: ["Risks", "What can go wrong, and which procedures share it.", "risk", "risk"],
  articles: ["Articles", "Background, for reading at leisure.", "article", "article"],
  references: ["Sources", "What the library rests on, and what cites it.", "source", "reference"],
  "care-roles": ["Who takes part", "The professions around a procedure.", "profession", "care-role"],
  categories: ["Categories", "How the library is ordered.", "category", "category"],
};

export async function view(address, { signal }) {
  const [title, claim, one, type] = LISTS[address.list];
  const found = await library.list(type, address.number, address, signal);
  const many = one === "category" ? "categories" : `${one}s`;
  return {
    title,
    description: claim,
    meta: found.meta,
    body: [
      make("h1", {}, title),
      make("p", { class: "claim" }, claim),
      make("p", { class: "aside" }, counted(found.count, one, many)),
      make("ul", { class: "index" }, ...found.results.map((each) => entry(each, address))),
      paging(found, address),
    ].filter(Boolean),
  };
}

function entry(each, address) {
  const told = said(each, address.reader);
  const name = each.type === "reference" ? (printed(each) || host(each.source_url ?? each.slug)) : titled(each);
  return make(
    "li",
    {},
    make("a", { href: toCard(each, address) }, name),
    told && make("p", { class: "row-line" }, told),
  );
}

function said(each, reader) {
  if (each.type === "reference") {
    const kind = [label("reference_type", each.csl_type), label("source_tier", each.source_tier)];
    return kind.filter(Boolean).join(" · ");
  }
  const lay = each.lay_definition ?? each.lay_description;
  const professional = each.definition ?? each.description ?? each.summary;
  const text = reader === "patients" ? (lay ?? professional) : (professional ?? lay);
  return text ? plainText(text.html) : "";
}

function paging(found, address) {
  if (!found.next && !found.previous) return null;
  const page = (number, words) =>
    make("a", { class: "button", href: to({ page: "list", list: address.list, number }, address) }, words);
  return make(
    "nav",
    { class: "paging", "aria-label": "Pages" },
    found.previous ? page(address.number - 1, "Earlier") : null,
    make("span", {}, `Page ${address.number}`),
    found.next ? page(address.number + 1, "Further") : null,
  );
}
