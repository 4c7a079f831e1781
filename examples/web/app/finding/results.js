// What was found, or where the choices left nothing.

import { to, toCard } from "../addresses.js";
import { make, plainText } from "../dom.js";
import { disputable } from "../facts.js";
import { counted, field, label, level, listed, measured, titled } from "../words.js";
import { notStated } from "./filters.js";
import { nothing, without } from "./nothing.js";

const SILENT = {
  condition: "state what they are for",
  anesthesia: "state their anesthesia",
  imaging: "state their imaging",
  invasiveness: "state how invasive they are",
};

export async function resultList({ found, names, address, isAsked, tray, signal }) {
  const title = make("h2", { id: "results" }, counted(found.count, "procedure"));
  const chips = Object.keys(names).length ? [chosen(names, address)] : [];
  if (!found.count) return [title, ...chips, ...(await nothing(names, address, signal))];
  return [
    title,
    ...chips,
    make("ul", { class: "cards" }, ...found.results.map((each) => card(each, address, tray))),
    paging(found, address),
    isAsked && lacking(found.meta.not_stated ?? {}),
    withdrawn(found.meta.withdrawn ?? []),
  ].filter(Boolean);
}

/** What is chosen, each to be taken away again. */
function chosen(names, address) {
  const chips = Object.entries(names).map(([name, words]) =>
    make("li", {}, make("a", { href: without(name, address), class: "chip", "aria-label": `Remove ${words}` }, words, make("span", { "aria-hidden": "true" }, " ×"))),
  );
  return make("ul", { class: "chips", "aria-label": "Chosen" }, ...chips);
}

function card(procedure, address, tray) {
  const { lay_summary: lay, summary } = procedure;
  const text = (address.reader === "patients" ? (lay ?? summary) : (summary ?? lay))?.html;
  const told = brief(procedure);
  const stated = told.filter(([, words]) => words);
  const silent = told.filter(([, words]) => !words);
  return make(
    "li",
    { class: "card" },
    make("p", { class: "kicker" }, label("kind", procedure.kind)),
    make("h3", {}, make("a", { href: toCard(procedure, address) }, titled(procedure))),
    procedure.notices.length > 0 && make("p", { class: "mark mark-bad" }, "Has an urgent notice"),
    text && make("p", { class: "card-text" }, plainText(text)),
    facts(stated),
    make(
      "div",
      { class: "card-foot" },
      make("p", { class: "missing" }, silent.length ? `Not stated: ${listed(silent.map(([, , name]) => field(name)))}` : ""),
      tray.box(procedure),
    ),
  );
}

function facts(stated) {
  if (!stated.length) return null;
  const rows = stated.map(([name, told]) => make("div", {}, make("dt", {}, name), make("dd", {}, told)));
  return make("dl", { class: "brief" }, ...rows);
}

/** The same facts of each, so that cards can be compared at a glance. */
function brief(procedure) {
  const all = (name, value) => listed(procedure[name].map((row) => label(name, row[value])), "or");
  const one = (name, words) => procedure[name] && disputable(procedure[name], words)[0];
  return [
    ["Takes", one("duration", measured), "duration"],
    ["Relief lasts", one("relief", measured), "relief"],
    ["Anesthesia", all("anesthesia", "method"), "anesthesia"],
    ["Imaging", all("imaging", "modality"), "imaging"],
    ["How invasive", one("invasiveness", level), "invasiveness"],
  ];
}

function lacking(counts) {
  const told = Object.entries(counts)
    .filter(([name, number]) => number && SILENT[name])
    .map(([name, number]) => notStated(number, SILENT[name]));
  if (!told.length) return null;
  return make("p", { class: "silent-below" }, make("strong", {}, "There may be more. "), `Fitting otherwise, ${listed(told.map((each) => each.replace(/\.$/, "")))}.`);
}

function withdrawn(cards) {
  if (!cards.length) return null;
  return make("p", { class: "silent-below" }, `${listed(cards.map(titled))} ${cards.length === 1 ? "was" : "were"} withdrawn, so nothing is found by it.`);
}

function paging(found, address) {
  const { number } = address;
  const page = (to_, words) => make("a", { class: "button", href: to({ page: "find", q: address.q, filters: address.filters, number: to_ }, address) }, words);
  if (!found.next && !found.previous) return null;
  return make(
    "nav",
    { class: "paging", "aria-label": "Pages" },
    found.previous ? page(number - 1, "Earlier") : null,
    make("span", {}, `Page ${number}`),
    found.next ? page(number + 1, "Further") : null,
  );
}
