// How hard a text reads, in words, and its hardest sentences marked in the preview.

import { element } from "./elements.js";

export function readabilityNote(readability) {
  if (!readability) return "";
  const tone = readability.is_easy ? "approved" : "in_review";
  const hardest = readability.sentences.map((sentence) =>
    element("li", {}, `“${sentence.text}” `, element("span", { class: "quiet" }, `(${sentence.reason})`)),
  );
  const note = element(
    "div",
    { class: "readability" },
    element("p", {}, element("span", { class: `badge badge-${tone}` }, "Reading"), ` ${readability.sentence}`),
  );
  if (hardest.length) {
    const list = element("ul", {}, ...hardest);
    note.append(element("details", {}, element("summary", {}, "Hardest sentences"), list));
  }
  return note;
}

/** Marks the sentences in `root`. Citations stand in the text, and not in the sentences. */
export function markSentences(root, sentences) {
  for (const { text, reason } of sentences) {
    const signs = signsOf(root);
    const wanted = text.replace(/\s/g, "");
    const start = signs.map((each) => each.sign).join("").indexOf(wanted);
    if (start >= 0) mark(signs.slice(start, start + wanted.length), reason);
  }
}

function signsOf(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const signs = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.parentElement.closest("sup, .named-source")) continue;
    for (let at = 0; at < node.data.length; at += 1) {
      if (/\S/.test(node.data[at])) signs.push({ sign: node.data[at], node, at });
    }
  }
  return signs;
}

function mark(signs, reason) {
  for (const node of new Set(signs.map((each) => each.node))) {
    const own = signs.filter((each) => each.node === node);
    const range = document.createRange();
    range.setStart(node, own[0].at);
    range.setEnd(node, own.at(-1).at + 1);
    range.surroundContents(element("mark", { class: "hard-sentence", title: reason }));
  }
}
