// Which edition of a text this is, who signed it, and what it said before.

import { to } from "../addresses.js";
import { make } from "../dom.js";
import { factList, missing } from "../facts.js";
import * as library from "../library.js";
import { day, field, instant, listed, zone } from "../words.js";
import { heading } from "./texts.js";

export function aboutThisText(document, address) {
  const { review } = document;
  const facts = [
    ["Edition", document.edition],
    ["Published", day(document.published)],
    ["Reviewed", review.last_reviewed ? day(review.last_reviewed) : missing("not yet")],
    ["Reviewed by", ...(review.reviewed_by.length ? review.reviewed_by.map(reviewer) : [missing()])],
    review.next_review_due && ["Next review", day(review.next_review_due)],
  ].filter(Boolean);
  return make(
    "section",
    { class: "editions" },
    heading("About this text", "about-this-text"),
    factList(facts),
    address.preview ? null : before(document, address),
  );
}

function reviewer({ name, credentials }) {
  return [name, credentials].filter(Boolean).join(", ") || missing("a qualified reviewer");
}

/** Asked for only when somebody opens it. */
function before(document, address) {
  const list = make("div", {}, make("p", { class: "aside" }, "Asking the library…"));
  const details = make("details", { class: "before" }, make("summary", {}, "Earlier versions"), picker(document, address), list);
  details.addEventListener(
    "toggle",
    async () => {
      try {
        const rows = await library.history(document.type, document.slug);
        list.replaceChildren(editions(rows, document, address));
      } catch {
        list.replaceChildren(make("p", {}, "The library cannot be asked for earlier versions now."));
      }
    },
    { once: true },
  );
  return details;
}

function picker(document, address) {
  const now = address.at ? new Date(address.at) : new Date();
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60000).toISOString().slice(0, 16);
  const id = "version-at";
  const input = make("input", { type: "datetime-local", id, value: local, max: localNow(), required: true });
  return make(
    "form",
    { class: "picker", submit: (event) => follow(event, input, document, address) },
    make("label", { for: id }, `What this page said on (${zone()})`),
    input,
    make("button", { type: "submit" }, "Show"),
  );
}

function localNow() {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60000).toISOString().slice(0, 16);
}

function follow(event, input, document, address) {
  event.preventDefault();
  const at = new Date(input.value).toISOString().replace(".000Z", "Z");
  const link = make("a", { href: to({ page: "read", type: document.type, slug: document.slug, at }, address), hidden: true });
  event.target.append(link);
  link.click();
}

function editions(rows, document, address) {
  const items = rows.map((row) => {
    const page = { page: "read", type: document.type, slug: row.slug, at: row.until ? row.from : null };
    const name = row.withdrawn ? "Withdrawn" : `Edition ${row.edition}`;
    const isHere = row.edition === document.edition;
    return make(
      "li",
      {},
      row.withdrawn || row.redacted || isHere ? make("strong", {}, name) : make("a", { href: to(page, address) }, name),
      isHere && " (this one)",
      ` from ${instant(row.from)}`,
      row.until && ` until ${instant(row.until)}`,
      row.reason && `. ${row.reason}`,
      row.redacted && ". What it said had to be removed.",
      row.changed?.length > 0 && make("span", { class: "aside" }, ` Changed: ${listed(row.changed.map(field))}.`),
    );
  });
  return make("ol", { class: "history", reversed: true }, ...items);
}

/** On an old version: what has changed since, as far as the editions tell. */
export async function sinceThen(document, address, signal) {
  const rows = await library.history(document.type, document.slug, signal);
  const later = rows.filter((row) => new Date(row.from) > new Date(address.at));
  if (!later.length) {
    return [make("p", { class: "since" }, "This edition is still the one that is public.")];
  }
  const changed = [...new Set(later.flatMap((row) => row.changed ?? []))];
  const words = changed.length ? `Changed since then: ${listed(changed.map(field))}.` : "It has been changed since then.";
  const end = later.some((row) => row.withdrawn) ? " It was withdrawn." : "";
  return [make("p", { class: "since" }, `This was edition ${document.edition}. ${words}${end}`)];
}

