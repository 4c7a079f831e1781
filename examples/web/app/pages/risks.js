// The risks of a procedure: how often in people, how bad, and what is not known of that.

import { make } from "../dom.js";
import { absent, cardLink, missing, sourcing } from "../facts.js";
import { figure, shares, sizeFor } from "../figures.js";
import { label } from "../words.js";
import { heading, line, prose } from "./texts.js";

export function riskList(document, address) {
  const { risks } = document;
  if (!risks.length) {
    return [
      heading("Risks", "risks"),
      make("p", {}, "Risks: ", absent(document, "risks")),
      document.not_stated.includes("risks") &&
        make("p", { class: "aside" }, "That does not mean that there are none. Ask your doctor."),
    ].filter(Boolean);
  }
  const known = risks.map((row) => shares(row.frequency));
  const size = sizeFor(known);
  const drawn = known.some((each) => each?.[1]);
  return [
    heading("Risks", "risks"),
    drawn && make("p", { class: "aside" }, `Each picture shows ${size.people.toLocaleString("en-US")} people.`),
    make("ul", { class: "rows risks" }, ...risks.map((row, place) => entry(row, known[place], size, address))),
  ].filter(Boolean);
}

function entry(row, share, size, address) {
  const definition = row.risk.lay_definition && address.reader === "patients" ? row.risk.lay_definition : row.risk.definition;
  return make(
    "li",
    {},
    make("h3", { class: "row-name" }, cardLink(row.risk, address)),
    make(
      "p",
      { class: "row-line" },
      make("span", { class: "mark" }, label("risk_kind", row.kind)),
      " ",
      often(row.frequency),
      " ",
      sourcing(row),
    ),
    share?.[1] ? figure(share, size) : null,
    definition && prose(definition, { class: "prose small" }),
    ...lines(row).map((words) => make("p", { class: "row-line" }, words)),
  );
}

/** How often, in the library's words; without a number, that there is none. */
export function often(frequency) {
  if (!frequency) return missing("How often is not stated");
  const whole = frequency.population ? `${frequency.text} (${frequency.population})` : frequency.text;
  return make("strong", {}, whole);
}

function lines(row) {
  return [
    row.description,
    howBad(row),
    line("When", label("risk_onset", row.onset)),
    line("Course", label("course", row.course)),
    line("What helps against it", row.mitigation),
    line("The source calls it", row.source_label),
  ].filter(Boolean);
}

export function howBad({ severity, serious }) {
  const ends = severity ? [...new Set([severity.min, severity.max])].map((end) => label("severity", end)) : [];
  const words = [ends.join(" to "), serious === null ? "" : serious ? "serious" : "not serious"];
  const told = words.filter(Boolean).join(", ").toLowerCase();
  return told ? `How bad: ${told}` : null;
}
