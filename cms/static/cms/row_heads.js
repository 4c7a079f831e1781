"use strict";
// Django leaves some heads of columns empty: say what is in the column.
for (const head of document.querySelectorAll(".tabular thead th")) {
  if (!head.textContent.trim()) {
    const words = document.createElement("span");
    words.className = "visually-hidden";
    words.textContent = head.matches(".original") ? "Row" : "Remove";
    head.append(words);
  }
}
