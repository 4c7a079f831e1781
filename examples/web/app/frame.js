// What stands around every page: names, where one is, what kind of view this is.

import config from "../config.js";
import { to } from "./addresses.js";
import { make } from "./dom.js";
import { instant } from "./words.js";

const SAFETY =
  "This library informs. It does not replace a doctor, and it does not know you or your history.";

export function dress() {
  const root = document.documentElement.style;
  root.setProperty("--accent-light", config.colors.light);
  root.setProperty("--accent-dark", config.colors.dark);
  document.getElementById("brand").textContent = config.name;
  const words = [SAFETY, config.contact, config.emergency].filter(Boolean).join(" ");
  document.getElementById("safety").textContent = words;
  // A second policy only ever narrows: from here on nobody but the library is asked.
  const narrowed = make("meta", {
    "http-equiv": "Content-Security-Policy",
    content: `connect-src 'self' ${new URL(config.library, location.href).origin}`,
  });
  document.head.append(narrowed);
}

/** Title, description, canonical address and what search engines may keep. */
export function entitle(view, address) {
  const isHome = address.page === "find";
  document.title = view.title ? `${view.title} · ${config.name}` : config.name;
  setMeta("description", view.description || config.claim);
  const kept = view.isKept !== false && !address.preview && !address.at;
  setMeta("robots", kept ? "index" : "noindex");
  const canonical = to(isHome ? { page: "find" } : { ...address, ...view.canonical, reader: null, at: null, preview: null });
  document.querySelector("link[rel=canonical]").href = new URL(canonical, location.href);
  for (const link of document.querySelectorAll(".masthead a, .colophon a")) keepAlong(link, address);
}

function setMeta(name, content) {
  const found = document.querySelector(`meta[name=${name}]`);
  const meta = found ?? document.head.appendChild(make("meta", { name }));
  meta.content = content;
}

/** The fixed links take the reader, the date and the preview along, and say which one is here. */
function keepAlong(link, address) {
  link.dataset.plain ??= new URL(link.href).search;
  const query = new URLSearchParams(link.dataset.plain);
  const list = query.get("list");
  const page = list ? { page: "list", list } : { page: query.has("about") ? "about" : "find" };
  link.setAttribute("href", to(page, address));
  const isHere = page.page === address.page && (!list || list === address.list);
  if (isHere && !link.classList.contains("brand")) link.setAttribute("aria-current", "page");
  else link.removeAttribute("aria-current");
}

/** The strips above the page: a preview, an old version, a copy. */
export function standing(address, { copy, meta }) {
  const strips = [
    address.preview && previewStrip(address, meta),
    address.at && oldStrip(address),
    copy && copyStrip(copy),
  ].filter(Boolean);
  document.getElementById("standing").replaceChildren(...strips);
}

function previewStrip(address, meta) {
  const told = meta?.preview;
  const missing = told?.missing
    ? ` ${told.missing} linked ${told.missing === 1 ? "draft is" : "drafts are"} left out.`
    : "";
  const until = told?.expires_at ? ` It ends ${instant(told.expires_at)}.` : "";
  return strip(
    "preview",
    "Preview.",
    ` You see drafts that are not public. Do not act on them, and do not pass this address on.${missing}${until} `,
    make("a", { href: to({ ...address, preview: null }) }, "Leave the preview"),
  );
}

function oldStrip(address) {
  return strip(
    "old",
    "Old version.",
    ` This is what was public on ${instant(address.at)}, and may no longer be right. `,
    make("a", { href: to({ ...address, at: null }) }, "Back to today’s version"),
  );
}

function copyStrip({ asOf, isOffline }) {
  const name = isOffline ? "Offline." : "The library cannot be reached.";
  return strip("copy", name, ` You read the copy on this device, as of ${instant(asOf)}.`);
}

function strip(kind, name, ...told) {
  const label = name.replace(".", "");
  return make(
    "section",
    { class: `strip strip-${kind}`, "aria-label": label },
    make("p", {}, make("strong", {}, name), ...told),
  );
}

export function announce(words) {
  document.getElementById("announced").textContent = words;
}
