// What a page says when there is nothing to show, and where to go from there.

import { to, toCard } from "../addresses.js";
import { make } from "../dom.js";
import { LibraryProblem } from "../library.js";
import { day, instant, titled } from "../words.js";

export function problemView(error, address) {
  const kind = error instanceof LibraryProblem ? error.kind : "unreachable";
  const told = (TOLD[kind] ?? TOLD.other)(error, address);
  return {
    title: told.title,
    isKept: false,
    body: [
      make(
        "section",
        { class: "problem" },
        make("h1", {}, told.title),
        ...told.words.filter(Boolean).map((each) => make("p", {}, each)),
        make("p", {}, make("a", { class: "button", href: to({ page: "find" }, address) }, "Find a procedure")),
      ),
    ],
  };
}

const TOLD = {
  withdrawn: ({ body }, address) => ({
    title: "This page was withdrawn",
    words: [
      body.withdrawn_at ? `It was taken down on ${day(body.withdrawn_at)}. Please do not rely on a copy of it.` : null,
      body.reason && make("span", {}, make("strong", {}, "Why: "), body.reason),
      body.successor && make("span", {}, "Read instead: ", make("a", { href: toCard(body.successor, address) }, titled(body.successor))),
    ],
  }),
  redacted: () => ({
    title: "This version was removed",
    words: ["What it said then must not be shown any more. Today’s version may still be there."],
  }),
  "not-found": (error, address) => ({
    title: "Nothing is published here",
    words: [
      address.at
        ? `On ${instant(address.at)} there was no such page.`
        : "The address may be mistyped, or it leads to something that was never public.",
    ],
  }),
  "preview-refused": (error, address) => ({
    title: "This preview has ended",
    words: [
      "The link was for a limited time, or was taken back. Ask whoever gave it to you for another.",
      make("a", { href: to({ ...address, preview: null }) }, "See what is public"),
    ],
  }),
  "future-instant": () => ({ title: "This date lies in the future", words: ["Choose one that has passed."] }),
  "invalid-parameter": ({ body }) => ({
    title: "This address cannot be understood",
    words: body.errors.map(({ parameter, message, suggestion }) =>
      `${parameter}: ${message}${suggestion ? ` Did you mean “${suggestion}”?` : ""}`,
    ),
  }),
  "too-many-requests": () => ({ title: "Too many requests", words: ["Wait a minute, then try again."] }),
  unreachable: () => ({
    title: "The library cannot be reached",
    words: [
      navigator.onLine
        ? "It does not answer at the moment. Try again in a minute."
        : "You are offline, and this page is not on your device.",
      make("button", { type: "button", click: () => location.reload() }, "Try again"),
    ],
  }),
  other: ({ body }) => ({ title: body.title, words: [body.detail] }),
};
