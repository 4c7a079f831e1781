// In fields for linked items: “Create …” opens the form for a new one instead of being chosen.

import { openNewItem } from "./new_item.js";

export function offerNewItems() {
  const $ = window.django?.jQuery;
  $?.(document).on("select2:selecting", "select.admin-autocomplete", (event) => {
    const { form } = event.params.args.data;
    if (!form) return;
    event.preventDefault();
    const select = event.target;
    $(select).select2("close");
    openNewItem(form).then((made) => {
      if (made) choose(select, made);
      select.parentElement.querySelector(".select2-selection")?.focus();
    });
  });
}

function choose(select, { id, text }) {
  const known = [...select.options].find((option) => option.value === id);
  if (!known) select.append(new Option(text, id));
  select.value = id;
  select.dispatchEvent(new Event("change", { bubbles: true }));
}
