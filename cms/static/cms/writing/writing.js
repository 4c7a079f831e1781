// Finds the fields for texts and sources, also in rows that are added later, and helps to fill them.

import { openPicker } from "./citation_picker.js";
import { isBegun } from "./inserting.js";
import { offerNewItems } from "./linked_items.js";
import { dress } from "./markdown_preview.js";
import { readSoon } from "./reading.js";

const FIELDS = "textarea[data-writing]";

// A field in a closed row is dressed when the row is opened: forty rows have eighty fields.
const seen = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      seen.unobserve(target);
      dress(target);
    }
  },
  // A little before it comes into view, so that nothing moves under the eye.
  { rootMargin: "600px" },
);

function watch(root) {
  if (root.matches?.(FIELDS)) seen.observe(root);
  root.querySelectorAll?.(FIELDS).forEach((area) => seen.observe(area));
}

watch(document);
new MutationObserver((changes) => {
  for (const change of changes) change.addedNodes.forEach(watch);
}).observe(document.body, { childList: true, subtree: true });

document.addEventListener("input", (event) => {
  const area = event.target;
  if (!area.matches?.(FIELDS)) return;
  dress(area);
  readSoon(area);
  const isTyped = event.inputType === "insertText" && event.data?.endsWith("@");
  if (isTyped && isBegun(area.value, area.selectionStart)) openPicker(area);
});

document.addEventListener("keydown", (event) => {
  const isCalled = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key === "k";
  if (!isCalled || !event.target.matches?.(FIELDS)) return;
  event.preventDefault();
  openPicker(event.target);
});

// For whom a section is written stands in the field beside it.
document.addEventListener("change", ({ target }) => {
  for (const area of target.form?.querySelectorAll(`${FIELDS}[data-plain-field]`) ?? []) {
    const isBeside = target.name === area.name.replace(/[^-]*$/, area.dataset.plainField);
    if (isBeside && area.reading) readSoon(area);
  }
});

offerNewItems();
