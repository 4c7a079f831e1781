// What a field cites, below it: each source as readers will see it, and what is wrong at once.

import { button, element, sourceLine } from "./elements.js";
import { replaceSource } from "./inserting.js";
import { openNewItem } from "./new_item.js";

export function sourceList(area, sources) {
  const items = sources.map((source) => {
    if (source.named) return named(source);
    return source.unknown ? unknown(area, source) : known(source);
  });
  return items.length ? element("ul", { class: "cited-sources" }, ...items) : "";
}

function known(source) {
  const made = element(
    "li",
    { "data-number": source.number, tabindex: "-1" },
    element("span", { class: "source-number" }, `${source.number}. `),
    ...sourceLine(source),
  );
  if (source.locator) made.append(element("span", { class: "source-place" }, ` ${source.locator} `));
  if (source.contradicts) {
    made.append(element("span", { class: "badge badge-in_review" }, "says otherwise"));
  }
  return made;
}

function named({ named: name }) {
  return element("li", {}, `“${name}” `, element("span", { class: "quiet" }, "is only named: no reference of the library yet."));
}

function unknown(area, { number, slug, meant }) {
  const made = element(
    "li",
    { class: "unknown-source", "data-number": number, tabindex: "-1" },
    element("span", { class: "badge badge-error" }, "Unknown"),
    ` “${slug}” is no ${area.dataset.cites} of the library. `,
  );
  if (meant) made.append(button(`Use “${meant}”`, () => replaceSource(area, slug, meant)), " ");
  made.append(button("Create it", () => create(area, slug)));
  return made;
}

async function create(area, slug) {
  const title = slug.replaceAll("-", " ");
  const made = await openNewItem(`${area.dataset.new}?${new URLSearchParams({ title })}`);
  if (!made) return;
  replaceSource(area, slug, made.slug);
  area.dispatchEvent(new Event("input", { bubbles: true }));
}
