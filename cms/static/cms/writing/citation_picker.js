// The dialog in which a source is found and cited: a list that follows what is typed.

import { Unanswered, get } from "./asking.js";
import { button, element, sourceLine } from "./elements.js";
import { insert, placed } from "./inserting.js";
import { openNewItem } from "./new_item.js";

const PAUSE = 150;
const NOT_IN_PLACES = "[^\\[\\];@]*";

let picker;

class Picker {
  constructor() {
    this.search = element("input", {
      id: "citation-search",
      type: "search",
      role: "combobox",
      autocomplete: "off",
      maxlength: 200,
      "aria-autocomplete": "list",
      "aria-controls": "citation-found",
      "aria-expanded": "false",
    });
    this.list = element("ul", {
      id: "citation-found",
      role: "listbox",
      "aria-label": "Sources found",
    });
    this.told = element("p", { class: "quiet", role: "status" });
    this.locator = element("input", {
      id: "citation-place",
      maxlength: 100,
      placeholder: "p. 2",
      pattern: NOT_IN_PLACES,
      title: "No brackets, semicolons or @",
    });
    this.stance = element(
      "select",
      { id: "citation-stance" },
      element("option", { value: "@" }, "says so"),
      element("option", { value: "!@" }, "says otherwise"),
    );
    this.create = button("Create a new one", () => this.createNew());
    this.nameOnly = button("Only name it", () => this.insert(`?${this.name()}`));
    this.form = element(
      "form",
      { method: "dialog" },
      element("h2", { id: "citation-title" }, "Cite a source"),
      element("label", { for: "citation-search" }, "Title, author, DOI, PMID or short name"),
      this.search,
      this.list,
      this.told,
      element(
        "div",
        { class: "citation-options" },
        element("label", { for: "citation-place" }, "Place in it"),
        this.locator,
        element("label", { for: "citation-stance" }, "This source"),
        this.stance,
      ),
      element(
        "div",
        { class: "buttons" },
        element("button", { class: "act main", type: "submit" }, "Cite"),
        this.create,
        this.nameOnly,
        button("Cancel", () => this.dialog.close()),
      ),
    );
    this.dialog = element(
      "dialog",
      { class: "writing-dialog citation-picker", "aria-labelledby": "citation-title" },
      this.form,
    );
    document.body.append(this.dialog);
    this.search.addEventListener("input", () => this.later());
    this.search.addEventListener("keydown", (event) => this.steer(event));
    this.form.addEventListener("submit", (event) => this.cite(event));
  }

  open(area) {
    this.area = area;
    this.range = [area.selectionStart, area.selectionEnd];
    this.search.value = this.locator.value = "";
    this.stance.value = area.value.slice(0, this.range[0]).endsWith("!@") ? "!@" : "@";
    this.show([]);
    this.told.textContent = "";
    this.dialog.showModal();
    this.search.focus();
  }

  name() {
    return this.search.value.replace(/[[\];@\s]+/g, " ").trim();
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.find(), PAUSE);
  }

  async find() {
    this.asking?.abort();
    this.asking = new AbortController();
    const words = this.search.value.trim();
    if (words === "") return this.show([]);
    const query = new URLSearchParams({ type: this.area.dataset.cites, q: words });
    try {
      const answer = await get(`${this.area.dataset.search}?${query}`, this.asking.signal);
      this.show(answer.sources);
      this.create.hidden = !answer.may_create;
      const count = answer.sources.length;
      this.told.textContent =
        count === 0
          ? `No ${answer.called} is called so. Create it, or only name it as it is printed.`
          : `${count} found. Arrow keys choose, Enter cites.`;
    } catch (error) {
      if (error instanceof Unanswered) this.told.textContent = error.message;
      else if (error.name !== "AbortError") throw error;
    }
  }

  show(sources) {
    this.sources = sources;
    this.nameOnly.hidden = this.create.hidden = this.search.value.trim() === "";
    this.list.replaceChildren(...sources.map((source, index) => this.option(source, index)));
    this.list.hidden = sources.length === 0;
    this.search.setAttribute("aria-expanded", String(sources.length > 0));
    this.choose(0);
  }

  option(source, index) {
    const made = element("li", { role: "option", id: `citation-option-${index}` });
    made.append(...sourceLine(source).filter(Boolean));
    made.addEventListener("click", () => this.choose(index));
    made.addEventListener("dblclick", () => this.form.requestSubmit());
    return made;
  }

  choose(index) {
    const count = this.sources.length;
    this.chosen = count ? (index + count) % count : -1;
    [...this.list.children].forEach((option, at) =>
      option.setAttribute("aria-selected", String(at === this.chosen)),
    );
    const option = this.list.children[this.chosen];
    option?.scrollIntoView({ block: "nearest" });
    if (option) this.search.setAttribute("aria-activedescendant", option.id);
    else this.search.removeAttribute("aria-activedescendant");
  }

  steer(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    this.choose(this.chosen + step);
  }

  cite(event) {
    event.preventDefault();
    const source = this.sources[this.chosen];
    if (source) this.insertSource(source.slug);
    else this.told.textContent = "Choose a source first.";
  }

  insertSource(slug) {
    const place = this.locator.value.trim();
    this.insert(`${this.stance.value}${slug}${place ? `, ${place}` : ""}`);
  }

  insert(entry) {
    this.dialog.close();
    insert(this.area, placed(this.area.value, ...this.range, entry));
  }

  async createNew() {
    const query = new URLSearchParams({ title: this.search.value.trim() });
    const made = await openNewItem(`${this.area.dataset.new}?${query}`);
    if (made) this.insertSource(made.slug);
    else this.search.focus();
  }
}

export function openPicker(area) {
  picker ??= new Picker();
  picker.open(area);
}
