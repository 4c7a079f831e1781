"use strict";
// Django leaves the head of the column that names a row empty: say what is in it.
for (const head of document.querySelectorAll("th.original:empty")) {
  const words = document.createElement("span");
  words.className = "visually-hidden";
  words.textContent = "Row";
  head.append(words);
}
