// A procedure, in the order in which people ask.

import { to } from "../addresses.js";
import { make } from "../dom.js";
import { absent, cardLink, disputable, factList, missing, sourcing } from "../facts.js";
import { field, label, level, listed, measured, way } from "../words.js";
import { riskList } from "./risks.js";
import { codes, heading, line, prose, rows, sections, text } from "./texts.js";

export const MEASURES = [
  ["duration", "Takes"],
  ["onset", "Works after"],
  ["relief", "Relief lasts"],
  ["recovery", "Recovery"],
  ["sessions", "Sessions"],
];
// What a patient decides by: where the library is silent on it, the page says so.
const ASKED = ["indications", "benefits", "contraindications"];

export function procedure(document, address) {
  const summary = text(document, address.reader, "lay_summary", "summary");
  return [
    summary && prose(summary, { class: "prose lead" }),
    heading("At a glance", "glance"),
    factList(glance(document, address)),
    ...rows("Used for", "used-for", document.indications, (row) => indication(row, address)),
    ...rows("Benefits", "benefits", document.benefits, (row) => benefit(row, address)),
    ...riskList(document, address),
    ...rows("Reasons not to do it", "reasons-not", document.contraindications, (row) => ({
      name: [row.condition && cardLink(row.condition, address), row.condition && row.text && ": ", row.text],
      lines: [label("contraindication_strength", row.strength)],
    })),
    ...sections(document, address.reader),
    ...rows("Related procedures", "related", document.related, (row) => ({
      card: row.other,
      address,
      lines: [label("relation", row.relation)],
    })),
    ...rows("Approvals", "approvals", document.regulatory, (row) => ({
      name: [row.jurisdiction, label("regulatory_status", row.status)].join(": "),
      lines: [line("As of", row.as_of)],
    })),
    ...(address.reader === "clinicians" ? codes(document) : []),
    ...silence(document),
    make("p", {}, make("a", { class: "button", href: to({ page: "compare", slugs: [document.slug] }, address) }, "Compare with others")),
  ].filter(Boolean);
}

/** `[name, ...what]` of what is asked first; what is not stated is said to be. */
export function glance(document, address) {
  return [
    ...MEASURES.filter(([name], place) => place < 3 || document[name]).map(([name, words]) => [
      words,
      document[name] ? disputable(document[name], measured) : absent(document, name),
    ]),
    ["Anesthesia", ...ways(document, "anesthesia", "method")],
    ["Imaging", ...ways(document, "imaging", "modality")],
    ["How invasive", document.invasiveness ? disputable(document.invasiveness, level) : absent(document, "invasiveness")],
    document.minimally_invasive !== null && ["Minimally invasive", document.minimally_invasive ? "Yes" : "No"],
    ["Purpose", listed(document.intents.map((each) => label("intent", each))) || missing()],
    document.body_sites.length > 0 && [
      "Where",
      ...document.body_sites.map((row) => [
        [label("body_site", row.site), label("site_role", row.role).toLowerCase()].filter(Boolean).join(", "),
        " ",
        sourcing(row),
      ]),
    ],
    document.care_team.length > 0 && [
      "Who takes part",
      ...document.care_team.map((row) => [
        cardLink(row.care_role, address),
        row.function && `, ${label("care_function", row.function).toLowerCase()}`,
        " ",
        sourcing(row),
      ]),
    ],
  ].filter(Boolean);
}

function ways(document, name, value) {
  if (!document[name].length) return [absent(document, name)];
  return document[name].map((row) => [
    way(name, row, value),
    row.role && `, ${label("imaging_role", row.role).toLowerCase()}`,
    " ",
    sourcing(row),
  ]);
}

function indication(row, address) {
  return {
    card: row.condition,
    address,
    lines: [
      label("condition_role", row.role),
      line("For whom", row.population),
      line("How sure", label("certainty", row.certainty)),
      row.note,
    ],
  };
}

function benefit(row, address) {
  return {
    name: row.text,
    lines: [
      row.condition && ["For ", cardLink(row.condition, address)],
      row.potential && (row.potential === "may" ? "May be so" : "Said to be so"),
      line("How sure", label("certainty", row.certainty)),
      line("Compared with", row.comparator),
    ].map((each) => (Array.isArray(each) ? make("span", {}, ...each) : each)),
  };
}

/** What the library does not know, in one place, so that silence is not read as “none”. */
function silence(document) {
  const silent = ASKED.filter((name) => document.not_stated.includes(name));
  const absences = document.absences.filter(({ aspect }) => [...ASKED, "related"].includes(aspect));
  const further = document.not_stated.filter((name) => name !== "risks" && !silent.includes(name));
  if (!silent.length && !further.length && !absences.length) return [];
  return [
    heading("What is not stated", "not-stated"),
    ...absences.map((row) =>
      make("p", {}, `${label("absence_aspect", row.aspect)}: ${label("absence_value", row.value).toLowerCase()} `, sourcing(row)),
    ),
    make(
      "p",
      {},
      "The library has nothing on ",
      listed([...silent, ...further].map(field)),
      ". That does not mean that there is none.",
    ),
  ];
}
