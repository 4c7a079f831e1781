// From an address to a page, and from page to page without loading anew.

import config from "../config.js";
import * as addresses from "./addresses.js";
import { dataBlock, make } from "./dom.js";
import * as frame from "./frame.js";
import * as library from "./library.js";

const PAGES = {
  find: () => import("./pages/find.js"),
  read: () => import("./pages/read.js"),
  compare: () => import("./pages/compare.js"),
  list: () => import("./pages/list.js"),
  about: () => import("./pages/about.js"),
};
const main = document.getElementById("main");
let shown = null;
let asking = null;
let here = null;

/** Where the reader is now; a page that can follow a change of its own address does. */
async function show({ isFirst = false } = {}) {
  asking?.abort();
  asking = new AbortController();
  const { signal } = asking;
  here = location.search;
  const address = addresses.read(location.search);
  if (shown?.follow && isAlike(address)) return shown.follow(address, signal);
  const waiting = setTimeout(() => main.setAttribute("aria-busy", "true"), 300);
  const view = await viewOf(address, signal);
  clearTimeout(waiting);
  if (signal.aborted) return undefined;
  main.removeAttribute("aria-busy");
  put(view, address, isFirst);
  return undefined;
}

function isAlike(address) {
  return ["page", "preview", "at"].every((name) => shown.address[name] === address[name]);
}

async function viewOf(address, signal) {
  try {
    const page = PAGES[address.page];
    if (!page) throw new library.LibraryProblem({ type: "/problems/not-found" }, 404);
    const { view } = await page();
    return await view(address, { signal, go });
  } catch (error) {
    if (signal.aborted) return null;
    const { problemView } = await import("./pages/problems.js");
    return problemView(error, address);
  }
}

function put(view, address, isFirst) {
  shown = { ...view, address };
  // An item that moved is shown under its new name, which becomes the address.
  if (view.canonical) {
    history.replaceState(history.state, "", addresses.to({ ...address, ...view.canonical }) + location.hash);
    here = location.search;
  }
  frame.entitle(view, address);
  frame.standing(address, { copy: library.copyInUse(), meta: view.meta });
  main.replaceChildren(make("div", { class: `page page-${address.page}` }, ...view.body));
  describe(view.jsonld);
  const target = location.hash && document.getElementById(location.hash.slice(1));
  if (target) target.scrollIntoView();
  else scrollTo(0, history.state?.y ?? 0);
  if (!isFirst) {
    const heading = main.querySelector("h1");
    heading.setAttribute("tabindex", "-1");
    heading.focus({ preventScroll: true });
  }
}

/** What machines read, where the page has it. */
function describe(jsonld) {
  document.getElementById("jsonld")?.remove();
  if (!jsonld) return;
  const { signal } = asking;
  whenIdle(async () => {
    const data = await jsonld();
    if (!data || signal.aborted) return;
    document.head.append(dataBlock("jsonld", "application/ld+json", data));
  });
}

export function go(address, { replace = false } = {}) {
  history[replace ? "replaceState" : "pushState"](null, "", address);
  return show();
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (!link || !isPlain || link.target || event.defaultPrevented) return;
  const url = new URL(link.href);
  const isOurs = url.origin === location.origin && url.pathname === new URL("./", location.href).pathname;
  if (!isOurs || (url.hash && url.search === location.search)) return;
  event.preventDefault();
  go(url.search + url.hash || "./");
});

addEventListener("popstate", () => {
  // Whoever follows `#reference-1` stays on the page.
  if (here !== location.search) show();
});

// Pages are filled after they are asked for, so where the reader stood is kept with the address.
history.scrollRestoration = "manual";
let resting = 0;
addEventListener("scroll", () => {
  clearTimeout(resting);
  resting = setTimeout(() => history.replaceState({ y: scrollY }, ""), 150);
});

function whenIdle(work) {
  if ("requestIdleCallback" in globalThis) requestIdleCallback(work, { timeout: 3000 });
  else setTimeout(work, 500);
}

frame.dress();
await show({ isFirst: true });
if (config.offline && !shown.address.preview) {
  whenIdle(async () => (await import("./copy/keeping.js")).begin(() => library.copyInUse() && show()));
}
