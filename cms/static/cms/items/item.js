// The page of an item: links that jump to a field open what hides it; rows; kept changes.

import { keepChanges } from "./kept_changes.js";
import { furnish } from "./rows.js";

const page = document.querySelector(".item-page");
const form = page.querySelector(".item-form");

function reveal(id) {
  const target = id && document.getElementById(id);
  if (!target) {
    return;
  }
  for (let each = target; each; each = each.parentElement) {
    if (each.matches("details")) {
      each.open = true;
    }
  }
  target.querySelector(":scope > details")?.setAttribute("open", "");
  const select2 = target.matches(".select2-hidden-accessible")
    && target.parentElement.querySelector(".select2-selection");
  const control = select2 || (target.matches("input, textarea, select") ? target
    : target.querySelector(":scope > details > summary, input:not([type=hidden]), textarea, h2, h3"));
  const focused = control || target;
  if (!focused.matches("input, textarea, select, summary, [tabindex]")) {
    focused.tabIndex = -1;
  }
  focused.scrollIntoView({ block: "center" });
  focused.focus({ preventScroll: true });
}

// ``#place=risks/infection/sources`` leads to that place of the text, whatever its field is called.
function idOfPlace(place) {
  const [part, key, name] = place.split("/");
  if (!key) {
    return document.getElementById(part) ? part : `id_${part}`;
  }
  const row = page.querySelector(`[data-place="${CSS.escape(`${part}/${key}`)}"]`);
  return row && name ? `id_${row.id}-${name}` : row?.id || part;
}

function revealHash() {
  const hash = decodeURIComponent(location.hash.slice(1));
  if (hash) {
    reveal(hash.startsWith("place=") ? idOfPlace(hash.slice(6)) : hash);
  }
}

page.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  if (link) {
    event.preventDefault();
    history.replaceState(null, "", link.hash);
    revealHash();
  }
});

// The chooser of linked items shows only what is chosen: it is called by its label as well.
function nameChoosers(root) {
  for (const select of root.querySelectorAll("select.admin-autocomplete")) {
    const shown = select.parentElement.querySelector(".select2-selection");
    const label = document.getElementById(`${select.id}_label`);
    if (shown && label) {
      const text = shown.querySelector(".select2-selection__rendered");
      for (const part of [shown, text]) {
        part.setAttribute("aria-labelledby", `${label.id} ${text.id}`);
      }
    }
  }
}

form.querySelectorAll(".part-list").forEach((list) => furnish(list));
if (form.querySelector("[name=_save]")) {
  keepChanges(form);
}
// Django's own script makes the choosers when the document is ready.
window.django?.jQuery(() => nameChoosers(form));
document.addEventListener("formset:added", (event) => nameChoosers(event.target));
const faults = document.getElementById("item-faults");
if (location.hash) {
  revealHash();
} else {
  faults?.focus();
}
