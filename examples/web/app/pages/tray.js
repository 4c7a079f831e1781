// What was put aside for comparing, kept for this visit.

import { MOST_COMPARED, to } from "../addresses.js";
import { make } from "../dom.js";
import { counted, titled } from "../words.js";

const KEPT = "compared";

export function compareTray(addressNow) {
  const element = make("div", { class: "tray", hidden: true });
  const boxes = new Map();
  const show = () => {
    const kept = read();
    element.hidden = kept.length === 0;
    element.replaceChildren(...(kept.length ? told(kept, addressNow()) : []));
    for (const [slug, input] of boxes) {
      input.checked = kept.some((each) => each.slug === slug);
      input.disabled = !input.checked && kept.length >= MOST_COMPARED;
    }
  };
  const told = (kept, address) => [
    make("p", {}, `${counted(kept.length, "procedure")} to compare: ${kept.map((each) => each.title).join(", ")}`),
    make(
      "div",
      {},
      make("a", { class: "button primary", href: to({ page: "compare", slugs: kept.map((each) => each.slug) }, address) }, "Compare"),
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

// Where the browser keeps nothing, comparing works from the address alone.
function read() {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT)) ?? [];
  } catch {
    return [];
  }
}

function write(kept) {
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(kept));
  } catch {
    // Nothing to do: the choice lives as long as the page.
  }
}
