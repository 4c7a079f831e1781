// The list of sources, and the ways from a citation to its source and back.

import { toCard } from "./addresses.js";
import { make } from "./dom.js";
import { host, label, printed } from "./words.js";

export function referenceList(references, address) {
  if (!references.length) return [];
  return [
    make("h2", { id: "sources" }, "Sources"),
    make("ol", { class: "references" }, ...references.map((each) => entry(each, address))),
  ];
}

function entry(reference, address) {
  return make(
    "li",
    { id: `reference-${reference.number}`, value: reference.number, tabindex: "-1" },
    make("span", { class: "reference-text" }, ...told(reference)),
    " ",
    make("a", { href: toCard(reference, address), class: "aside" }, "About this source"),
    " ",
    make("span", { class: "backlinks" }),
  );
}

function told(reference) {
  const { source_url, source_tier, integrity } = reference;
  return [
    printed(reference),
    " ",
    source_url && make("a", { href: source_url, rel: "noopener" }, host(source_url)),
    source_tier && make("span", { class: "aside" }, ` ${label("source_tier", source_tier)}`),
    " ",
    integrity && integrity !== "current" &&
      make("span", { class: "mark mark-bad" }, label("integrity", integrity)),
  ];
}

/** Numbers each place that cites a source, and leads back to it from the list. */
export function joinCitations(page) {
  const places = new Map();
  for (const link of page.querySelectorAll("sup.citation a[href^='#reference-']")) {
    const target = link.hash.slice(1);
    const found = places.get(target) ?? places.set(target, []).get(target);
    found.push(link);
    link.id = `${target}-cited-${found.length}`;
    link.setAttribute("aria-label", `Source ${target.slice("reference-".length)}`);
  }
  for (const [target, links] of places) {
    const backlinks = page.querySelector(`#${target} .backlinks`);
    backlinks?.append(
      "Cited at ",
      ...links.flatMap((link, place) => [
        place > 0 ? " " : "",
        make("a", { href: `#${link.id}`, "aria-label": `Where it is cited, ${place + 1}` }, place + 1),
      ]),
    );
  }
  page.append(card(page));
}

/** The source beside its citation, while the pointer or the keyboard is there; Escape hides it. */
function card(page) {
  const shown = make("div", { class: "source-card", role: "tooltip", id: "source-card", hidden: true });
  let current = null;
  const hide = () => {
    current?.removeAttribute("aria-describedby");
    current = null;
    shown.hidden = true;
  };
  const show = (link) => {
    const source = page.querySelector(`${link.hash} .reference-text`);
    if (!source || link === current) return;
    hide();
    current = link;
    shown.textContent = source.textContent;
    shown.hidden = false;
    link.setAttribute("aria-describedby", shown.id);
    place(shown, link, page);
  };
  const cited = (event) => event.target.closest?.("sup.citation a[href^='#reference-']");
  page.addEventListener("focusin", (event) => (cited(event) ? show(cited(event)) : hide()));
  page.addEventListener("focusout", hide);
  page.addEventListener("pointerover", (event) => {
    const link = event.pointerType === "mouse" && cited(event);
    if (link) show(link);
    else if (current && !shown.contains(event.target)) hide();
  });
  page.addEventListener("keydown", (event) => event.key === "Escape" && hide());
  return shown;
}

function place(shown, link, page) {
  const [at, within] = [link.getBoundingClientRect(), page.getBoundingClientRect()];
  const left = Math.min(at.left - within.left, within.width - shown.offsetWidth);
  shown.style.left = `${Math.max(0, left)}px`;
  shown.style.top = `${at.bottom - within.top}px`;
}
