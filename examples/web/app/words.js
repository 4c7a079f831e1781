// Values of the library in words.

import labels from "./labels.js";

export const NOT_STATED = "not stated";

const FIELDS = {
  title: "title",
  slug: "address",
  aliases: "other names",
  kind: "kind",
  intents: "purpose",
  category: "category",
  categories: "further categories",
  codes: "codes",
  summary: "summary for clinicians",
  lay_summary: "summary for patients",
  duration: "how long it takes",
  onset: "how soon it works",
  relief: "how long relief lasts",
  recovery: "recovery",
  sessions: "number of sessions",
  anesthesia: "anesthesia",
  imaging: "imaging",
  invasiveness: "how invasive it is",
  minimally_invasive: "whether it is minimally invasive",
  indications: "what it is used for",
  risks: "risks",
  benefits: "benefits",
  contraindications: "reasons not to do it",
  body_sites: "where in the body",
  care_team: "who takes part",
  related: "related items",
  regulatory: "approvals",
  absences: "what sources say there is not",
  sections: "text",
  broader: "broader term",
  definition: "definition for clinicians",
  lay_definition: "definition for patients",
  description: "description for clinicians",
  lay_description: "description for patients",
  csl_type: "kind of publication",
  container_title: "where it was published",
  doi: "DOI",
  pmid: "PubMed number",
  isbn: "ISBN",
};

/** The label of a coded value; a value that this site does not know yet, as readable as can be. */
export function label(vocabulary, value) {
  if (value === null || value === undefined) return "";
  return labels[vocabulary]?.[value] ?? capital(String(value).replaceAll("_", " "));
}

export function field(name) {
  return FIELDS[name] ?? name.replaceAll("_", " ");
}

export function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function titled(card) {
  return card.title ?? (card.source_url ? host(card.source_url) : card.slug);
}

/** “1 procedure”, “1,200 procedures”. */
export function counted(number, one, many = `${one}s`) {
  return `${number.toLocaleString("en-US")} ${number === 1 ? one : many}`;
}

/** “a, b and c”. */
export function listed(words, last = "and") {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;
}

/** A length of time; the words of the source go before words of ours. */
export function measured(value) {
  if (value.wording) return value.wording;
  const classes = ["min_class", "max_class"].map((end) => label("time_class", value[end]));
  const stated = [...new Set(classes.filter(Boolean))].join(" to ").toLowerCase();
  const words = value.unit || value.min !== null || value.max !== null ? span(value) : stated;
  return value.approximate ? `about ${words}` : words;
}

function span({ min, max, unit }) {
  const one = (min ?? max) === 1 && (max ?? min) === 1;
  const units = unit ? label("unit", unit).toLowerCase() : "";
  const named = one ? units.replace(/s$/, "") : units;
  if (min === null) return `at most ${max} ${named}`.trim();
  if (max === null) return `at least ${min} ${named}`.trim();
  return `${min === max ? min : `${min} to ${max}`} ${named}`.trim();
}

export function level(value) {
  const name = label("invasiveness", value.level);
  return value.wording && value.wording !== name ? `${name} (“${value.wording}”)` : name;
}

export function way(vocabulary, row, name) {
  const told = [label(vocabulary, row[name]), label("requirement", row.requirement).toLowerCase()];
  const words = told.filter(Boolean).join(", ");
  return row.wording ? `${words} (“${row.wording}”)` : words;
}

/** As a list of sources has it: who, what, where, when; what is not known is left out. */
export function printed(reference) {
  const people = (reference.authors ?? [])
    .map((author) => author.literal ?? [author.family, author.given].filter(Boolean).join(" "))
    .join("; ");
  const place = reference.container_title ?? reference.publisher;
  const pieces = [people, reference.title, place, reference.issued].filter(Boolean);
  return pieces.map((piece) => piece.replace(/\.$/, "")).join(". ") + (pieces.length ? "." : "");
}

export function host(address) {
  try {
    return new URL(address).host.replace(/^www\./, "");
  } catch {
    return address;
  }
}

/** “22 November 2026”, of a day or an instant. */
export function day(text) {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const options = { day: "numeric", month: "long", year: "numeric", ...(isDay && { timeZone: "UTC" }) };
  return new Intl.DateTimeFormat("en-GB", options).format(new Date(text));
}

/** “22 November 2026, 14:05 UTC”, in the zone of the reader, which is named. */
export function instant(text) {
  return new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "short",
  }).format(new Date(text));
}

export function zone() {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
