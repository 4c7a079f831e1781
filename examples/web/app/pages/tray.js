// What was put aside for comparing.

import { MOST_COMPARED, to } from "../addresses.js";
import { make } from "../dom.js";
import * as kept from "../kept.js";
import { counted, titled } from "../words.js";

const KEPT = "compared";

export function compareTray(addressNow) {
  const element = make("div", { class: "tray", hidden: true });
  const boxes = new Map();
  const show = () => {
    const chosen = read();
    element.hidden = chosen.length === 0;
    element.replaceChildren(...(chosen.length ? told(chosen, addressNow()) : []));
    for (const [slug, input] of boxes) {
      input.checked = chosen.some((each) => each.slug === slug);
      input.disabled = !input.checked && chosen.length >= MOST_COMPARED;
    }
  };
  const told = (chosen, address) => [
    make("p", {}, `${counted(chosen.length, "procedure")} to compare: ${chosen.map((each) => each.title).join(", ")}`),
    make(
      "div",
      {},
      make("a", { class: "button primary", href: to({ page: "compare", slugs: chosen.map((each) => each.slug) }, address) }, "Compare"),
      make("button", { type: "button", class: "quiet", click: () => (write([]), show()) }, "Clear"),
    ),
  ];
  const box = (procedure) => {
    const { slug } = procedure;
    const change = () => {
      const others = read().filter((each) => each.slug !== slug);
      write(input.checked ? [...others, { slug, title: titled(procedure) }] : others);
      show();
    };
    const input = make("input", { type: "checkbox", change, "aria-label": `Compare ${titled(procedure)}` });
    boxes.set(slug, input);
    return make("label", { class: "box compare-box" }, input, make("span", {}, "Compare"));
  };
  return { element, box, show };
}

function read() {
  return kept.read(KEPT, []);
}

function write(chosen) {
  kept.write(KEPT, chosen);
}
