// Rows of parts: add, duplicate, delete with undo, and put in order by dragging or by keys.

const SUMMARY_LENGTH = 60;
const live = document.getElementById("item-live");

function tell(sentence) {
  live.textContent = sentence;
}

function changed(list) {
  list.dispatchEvent(new CustomEvent("rows:changed", { bubbles: true }));
}

const rowsOf = (list) => [...list.querySelectorAll(":scope > .rows > .part-row")];
const field = (row, name) => row.querySelector(`[name="${row.id}-${name}"]`);
const summaryOf = (row) => row.querySelector(".row-summary").textContent;

function short(text) {
  const line = text.trim().replace(/\s+/g, " ");
  return line.length > SUMMARY_LENGTH ? `${line.slice(0, SUMMARY_LENGTH - 1)}…` : line;
}

function labelOf(control) {
  return [...control.labels].map((label) => label.textContent.trim()).join(" ");
}

function says(row, name) {
  const controls = [...row.querySelectorAll(`[name="${row.id}-${name}"]`)];
  const told = controls.map((control) => {
    if (control.type === "checkbox") {
      return control.checked ? labelOf(control) : "";
    }
    if (control.matches("select") && control.querySelector("[value=unknown]")) {
      return control.value === "true" ? labelOf(control) : "";
    }
    if (control.matches("select")) {
      return control.value ? control.selectedOptions[0]?.textContent ?? "" : "";
    }
    return control.value;
  });
  return short(told.filter(Boolean).join(", "));
}

function summarize(list, row) {
  const told = list.dataset.summary.split(" ").map((name) => says(row, name));
  row.querySelector(".row-summary").textContent = told.filter(Boolean).join(" · ")
    || `New ${list.dataset.one}`;
}

function count(list) {
  const kept = rowsOf(list).filter((row) => !row.classList.contains("deleted")).length;
  for (const each of document.querySelectorAll(`[data-count-of="${list.id}"]`)) {
    each.textContent = kept || "";
  }
}

// Rows keep the numbers they had among themselves, so that a move changes as few as it can.
function number(list) {
  const inputs = rowsOf(list).map((row) => field(row, "order"));
  const numbers = inputs.map((input) => (input.value === "" ? NaN : Number(input.value)));
  const usable = numbers.every(Number.isInteger) && new Set(numbers).size === numbers.length;
  const places = usable ? numbers.toSorted((a, b) => a - b) : numbers.map((_, at) => at + 1);
  inputs.forEach((input, at) => {
    input.value = places[at];
  });
}

function move(list, row, step) {
  const other = step < 0 ? row.previousElementSibling : row.nextElementSibling;
  if (!other) {
    tell(`${summaryOf(row)} is ${step < 0 ? "first" : "last"} already.`);
    return;
  }
  if (step < 0) {
    other.before(row);
  } else {
    other.after(row);
  }
  moved(list, row);
}

function moved(list, row) {
  number(list);
  const rows = rowsOf(list);
  tell(`${summaryOf(row)}: place ${rows.indexOf(row) + 1} of ${rows.length}.`);
  changed(list);
}

function add(list) {
  const total = list.querySelector(`[name="${list.id}-TOTAL_FORMS"]`);
  if (Number(total.value) >= Number(list.dataset.most)) {
    tell("This list is full.");
    return null;
  }
  const holder = document.createElement("template");
  holder.innerHTML = list.querySelector(":scope > template").innerHTML
    .replaceAll("__prefix__", total.value);
  const row = holder.content.querySelector(".part-row");
  list.querySelector(":scope > .rows").append(row);
  total.value = Number(total.value) + 1;
  row.querySelector("details").open = true;
  equip(list, row);
  // As Django's own script tells it: choosers and pickers listen.
  row.dispatchEvent(
    new CustomEvent("formset:added", { bubbles: true, detail: { formsetName: list.id } }),
  );
  return row;
}

function enter(row) {
  const first = row.querySelector(".row-fields :is(input:not([type=hidden]), select, textarea)");
  const chooser = first?.closest(".entry")?.querySelector(".select2-selection");
  (chooser || first)?.focus();
}

function addEmpty(list) {
  const row = add(list);
  if (row) {
    summarize(list, row);
    count(list);
    enter(row);
    tell(`New ${list.dataset.one} added at the end.`);
    changed(list);
  }
}

function copy(from, to) {
  for (const target of to.querySelectorAll(".row-fields [name]")) {
    const name = target.name.slice(to.id.length + 1);
    if (["id", "owner", "order", "DELETE"].includes(name)) {
      continue;
    }
    const same = [...from.querySelectorAll(`[name="${from.id}-${name}"]`)];
    if (target.type === "checkbox") {
      target.checked = same.some((each) => each.value === target.value && each.checked);
      continue;
    }
    const [source] = same;
    if (target.matches("select") && source.value && !target.querySelector(`option[value="${CSS.escape(source.value)}"]`)) {
      target.append(new Option(source.selectedOptions[0].textContent, source.value));
    }
    target.value = source.value;
    target.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

function duplicate(list, row) {
  const twin = add(list);
  if (twin) {
    copy(row, twin);
    row.after(twin);
    number(list);
    summarize(list, twin);
    count(list);
    enter(twin);
    tell(`${summaryOf(row)} duplicated; you are in the copy.`);
    changed(list);
  }
}

function setDeleted(list, row, isDeleted) {
  field(row, "DELETE").checked = isDeleted;
  row.classList.toggle("deleted", isDeleted);
  if (isDeleted) {
    row.querySelector("details").open = false;
  }
  count(list);
  changed(list);
  row.querySelector(isDeleted ? ".undo" : ".delete").focus();
  tell(isDeleted
    ? `${summaryOf(row)} goes when you save. Undo keeps it.`
    : `${summaryOf(row)} is kept.`);
}

function button(word, name, act, sign) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = `row-tool ${word}`;
  made.textContent = sign || name;
  made.title = name;
  made.setAttribute("aria-label", name);
  made.addEventListener("click", act);
  return made;
}

function equip(list, row) {
  if (!row.querySelector(".row-plain")) {
    return;
  }
  const tools = document.createElement("div");
  tools.className = "row-tools";
  tools.append(
    button("up", "Move up", () => move(list, row, -1), "↑"),
    button("down", "Move down", () => move(list, row, 1), "↓"),
    button("duplicate", "Duplicate", () => duplicate(list, row)),
    button("delete", "Delete", () => setDeleted(list, row, true)),
  );
  const undo = document.createElement("p");
  undo.className = "row-undo";
  undo.append("Goes when you save. ", button("undo", "Undo", () => setDeleted(list, row, false)));
  row.append(tools, undo);
  const handle = document.createElement("span");
  handle.className = "drag";
  handle.draggable = true;
  handle.title = "Drag to another place, or press Alt with an arrow key";
  handle.textContent = "⠿";
  handle.setAttribute("aria-hidden", "true");
  row.prepend(handle);
  handle.addEventListener("dragstart", (event) => {
    row.classList.add("dragged");
    event.dataTransfer.setDragImage(row, 8, 8);
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", summaryOf(row));
  });
  handle.addEventListener("dragend", () => {
    row.classList.remove("dragged");
    moved(list, row);
  });
}

function listen(list) {
  list.addEventListener("keydown", (event) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const row = event.target.closest(".part-row");
    if (step && event.altKey && row && event.target.closest("summary, .row-tools")) {
      event.preventDefault();
      const focused = event.target;
      move(list, row, step);
      focused.focus();
    }
  });
  list.addEventListener("dragover", (event) => {
    const dragged = list.querySelector(".dragged");
    const over = event.target.closest(".part-row");
    if (dragged && over) {
      event.preventDefault();
      const box = over.getBoundingClientRect();
      const isBefore = event.clientY < box.top + box.height / 2;
      over[isBefore ? "before" : "after"](dragged);
    }
  });
  for (const kind of ["input", "change"]) {
    list.addEventListener(kind, (event) => {
      const row = event.target.closest(".part-row");
      if (row) {
        summarize(list, row);
      }
    });
  }
}

function openAll(list, made) {
  const parts = rowsOf(list).map((row) => row.querySelector("details"));
  const isOpen = parts.some((each) => !each.open);
  parts.forEach((each) => {
    each.open = isOpen;
  });
  made.textContent = isOpen ? "Close all" : "Open all";
}

export function furnish(list) {
  const adder = list.querySelector(".add-row");
  if (!adder) {
    return;
  }
  list.classList.add("furnished");
  rowsOf(list).forEach((row) => equip(list, row));
  listen(list);
  adder.hidden = false;
  adder.addEventListener("click", () => addEmpty(list));
  const opener = list.querySelector(".open-all");
  opener.hidden = rowsOf(list).length < 2;
  opener.addEventListener("click", () => openAll(list, opener));
}
