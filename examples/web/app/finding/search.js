// The field for words. While somebody types, it offers what the library finds, of every type.

import { toCard } from "../addresses.js";
import { libraryHtml, make } from "../dom.js";
import { announce } from "../frame.js";
import * as library from "../library.js";
import { capital, counted, titled } from "../words.js";

const PAUSE = 200;

export function searchField({ asked, go, addressNow }) {
  const field = new SearchField(asked, go, addressNow);
  return { element: field.element, show: (q) => field.show(q) };
}

class SearchField {
  constructor(asked, go, addressNow) {
    Object.assign(this, { asked, go, addressNow, offered: [], at: -1 });
    this.list = make("ul", { class: "suggestions", id: "suggestions", role: "listbox", "aria-label": "Found in the library", hidden: true });
    this.input = make("input", {
      ...{ type: "search", id: "q", autocomplete: "off", spellcheck: "false", maxlength: 200 },
      ...{ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "suggestions" },
      placeholder: "Nerve block, back pain…",
      input: () => this.wait(),
      keydown: (event) => this.key(event),
      blur: () => setTimeout(() => this.close(), 150),
    });
    this.element = make(
      "form",
      { class: "search", role: "search", submit: (event) => this.submit(event) },
      make("label", { for: "q" }, "Search by word"),
      make("div", { class: "search-row" }, this.input, make("button", { type: "submit" }, "Search")),
      this.list,
    );
  }

  show(q) {
    this.input.value = q;
    this.close();
  }

  submit(event) {
    event.preventDefault();
    const chosen = this.offered[this.at];
    if (chosen) this.go(toCard(chosen.item, this.addressNow()));
    else this.asked(this.input.value.trim());
  }

  wait() {
    clearTimeout(this.waiting);
    this.asking?.abort();
    const q = this.input.value.trim();
    if (q.length < 2) this.close();
    else this.waiting = setTimeout(() => this.offer(q), PAUSE);
  }

  async offer(q) {
    this.asking = new AbortController();
    const { signal } = this.asking;
    const offered = await library.suggestions(q, this.addressNow(), signal).catch(() => []);
    if (signal.aborted || document.activeElement !== this.input) return;
    this.offered = offered;
    this.mark(-1);
    this.list.replaceChildren(...offered.map((each, place) => this.option(each, place)));
    this.list.hidden = !offered.length;
    this.input.setAttribute("aria-expanded", String(!this.list.hidden));
    if (offered.length) announce(`${counted(offered.length, "suggestion")}, use the arrow keys`);
  }

  option({ item, highlights }, place) {
    const title = highlights.find(({ field }) => field === "title");
    const shown = title ? libraryHtml(title.html) : titled(item);
    return make(
      "li",
      { role: "option", id: `suggestion-${place}`, "aria-selected": "false", click: () => this.go(toCard(item, this.addressNow())) },
      make("b", {}, shown),
      make("span", {}, item.type === "reference" ? "Source" : capital(item.type.replace("-", " "))),
    );
  }

  key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") this.close();
    if (!step || !this.offered.length) return;
    event.preventDefault();
    const places = this.offered.length + 1;
    this.mark(((this.at + 1 + step + places) % places) - 1);
  }

  mark(place) {
    this.at = place;
    for (const [each, option] of [...this.list.children].entries()) {
      option.setAttribute("aria-selected", String(each === place));
    }
    if (place < 0) this.input.removeAttribute("aria-activedescendant");
    else this.input.setAttribute("aria-activedescendant", `suggestion-${place}`);
  }

  close() {
    clearTimeout(this.waiting);
    this.asking?.abort();
    this.offered = [];
    this.mark(-1);
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
  }
}
