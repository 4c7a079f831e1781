import { make } from "../dom.js";

/** The field for words; what it finds is the page's affair. */
export function searchField(asked) {
  const input = make("input", { type: "search", id: "q", autocomplete: "off", spellcheck: "false", placeholder: "Nerve block, back pain, needle…" });
  const element = make(
    "form",
    {
      class: "search",
      role: "search",
      submit: (event) => {
        event.preventDefault();
        asked(input.value.trim());
      },
    },
    make("label", { for: "q" }, "Search by word"),
    make("div", { class: "search-row" }, input, make("button", { type: "submit" }, "Search")),
  );
  return { element, show: (q) => (input.value = q) };
}
