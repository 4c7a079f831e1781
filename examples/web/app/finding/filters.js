// The choices by which procedures are found, each with how many there are.

import { make } from "../dom.js";
import labels from "../labels.js";
import { capital, counted } from "../words.js";

const CHOICES = [
  { name: "anesthesia", words: "Anesthesia", silent: "anesthesia" },
  { name: "imaging", words: "Imaging", silent: "imaging" },
  { name: "invasiveness", words: "How invasive", silent: "how invasive they are" },
];

export class Filters {
  constructor(changed) {
    this.changed = changed;
    this.known = new Map();
    this.select = make("select", { id: "condition", change: () => this.tell() });
    this.silent = { condition: make("p", { class: "silent" }) };
    this.boxes = new Map();
    this.element = make("form", { class: "filters", "aria-label": "Filters", submit: (event) => event.preventDefault() }, this.folded());
  }

  /** Open beside the results, folded above them on a phone. */
  folded() {
    const clear = make("button", { type: "button", class: "quiet", click: () => this.clear() }, "Clear all filters");
    const details = make(
      "details",
      {},
      make("summary", {}, "Filters"),
      make(
        "div",
        { class: "choice" },
        make("label", { for: "condition" }, "Condition"),
        this.select,
        this.silent.condition,
      ),
      ...CHOICES.map((choice) => this.fieldset(choice)),
      clear,
    );
    details.open = matchMedia("(min-width: 56rem)").matches;
    return details;
  }

  fieldset({ name, words }) {
    this.silent[name] = make("p", { class: "silent", id: `silent-${name}` });
    const boxes = Object.entries(labels[name]).map(([value, label]) => this.box(name, value, label));
    return make(
      "fieldset",
      { class: "choice", "aria-describedby": `silent-${name}` },
      make("legend", {}, words),
      ...boxes,
      this.silent[name],
    );
  }

  box(name, value, label) {
    const input = make("input", { type: "checkbox", name, value, change: () => this.tell() });
    const count = make("span", { class: "count" });
    const element = make("label", { class: "box" }, input, make("span", {}, label), " ", count);
    this.boxes.set(`${name} ${value}`, { input, count, element, name, value });
    return element;
  }

  tell() {
    const ticked = [...this.boxes.values()].filter(({ input }) => input.checked);
    const filters = Object.fromEntries(
      CHOICES.map(({ name }) => [name, ticked.filter((box) => box.name === name).map((box) => box.value)]),
    );
    this.changed({ condition: this.select.value ? this.select.value.split(",") : [], ...filters });
  }

  clear() {
    this.changed({ condition: [], anesthesia: [], imaging: [], invasiveness: [] });
  }

  show(filters, facets) {
    this.showConditions(filters.condition, facets.condition);
    for (const { name, silent } of CHOICES) {
      const { values, not_stated: unknown } = facets[name];
      for (const { value, count } of values) this.showBox(name, value, count, filters[name]);
      this.silent[name].textContent = notStated(unknown, `state ${silent === "how invasive they are" ? silent : `their ${silent}`}`);
    }
  }

  showBox(name, value, count, chosen) {
    const box = this.boxes.get(`${name} ${value}`);
    if (!box) return;
    box.input.checked = chosen.includes(value);
    box.count.textContent = count;
    box.element.classList.toggle("zero", count === 0);
  }

  showConditions(chosen, { values, not_stated: unknown }) {
    for (const { value, label } of values) this.known.set(value, label);
    const counts = new Map(values.map(({ value, count }) => [value, count]));
    // One that was counted before, or is asked for, stays to be seen with its zero.
    for (const slug of chosen) if (!this.known.has(slug)) this.known.set(slug, capital(slug.replaceAll("-", " ")));
    const byName = [...this.known].sort(([, one], [, other]) => one.localeCompare(other));
    const options = byName.map(([slug, label]) =>
      make("option", { value: slug }, `${label} (${counts.get(slug) ?? 0})`),
    );
    const several = chosen.length > 1 ? [make("option", { value: chosen.join(",") }, chosen.map((slug) => this.known.get(slug)).join(" or "))] : [];
    this.select.replaceChildren(make("option", { value: "" }, "Any condition"), ...several, ...options);
    this.select.value = chosen.join(",");
    this.silent.condition.textContent = notStated(unknown, "state what they are for");
  }

  /** `{filter: what is chosen, in words}`, for what explains and what loosens. */
  names({ q, filters }) {
    const named = {};
    if (q) named.q = `“${q}”`;
    if (filters.condition.length) named.condition = filters.condition.map((slug) => this.known.get(slug) ?? slug).join(" or ");
    for (const { name, words } of CHOICES) {
      if (filters[name].length) {
        named[name] = `${words}: ${filters[name].map((value) => labels[name][value] ?? value).join(" or ")}`;
      }
    }
    return named;
  }
}

export function notStated(number, what) {
  if (!number) return "";
  return `${counted(number, "procedure")} ${number === 1 ? "does" : "do"} not ${number === 1 ? what.replace("they are", "it is").replace("their", "its") : what}.`;
}
