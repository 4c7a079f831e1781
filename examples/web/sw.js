// Keeps the files of this site, so that it opens without a network. What the library says is kept
// by the pages (app/copy); nothing that is asked of it passes here.

const CACHE = "shell";
const SHELL = [
  "./",
  "app/addresses.js",
  "app/copy/answers.js",
  "app/copy/keeping.js",
  "app/copy/store.js",
  "app/dom.js",
  "app/facts.js",
  "app/figures.js",
  "app/finding/filters.js",
  "app/finding/nothing.js",
  "app/finding/results.js",
  "app/finding/search.js",
  "app/frame.js",
  "app/kept.js",
  "app/labels.js",
  "app/library.js",
  "app/main.js",
  "app/pages/about.js",
  "app/pages/compare.js",
  "app/pages/editions.js",
  "app/pages/find.js",
  "app/pages/list.js",
  "app/pages/others.js",
  "app/pages/problems.js",
  "app/pages/procedure.js",
  "app/pages/read.js",
  "app/pages/risks.js",
  "app/pages/texts.js",
  "app/pages/tray.js",
  "app/references.js",
  "app/words.js",
  "client/answers.js",
  "client/index.js",
  "client/indexeddb.js",
  "client/library.js",
  "client/problems.js",
  "client/stores.js",
  "client/sync.js",
  "config.js",
  "icon.svg",
  "site.webmanifest",
  "style.css",
];

self.addEventListener("install", (event) => {
  event.waitUntil(keep().then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

// Whoever opens the site gets what is kept at once, and the next time what is new now.
self.addEventListener("message", (event) => {
  if (event.data === "refresh") event.waitUntil(keep().catch(() => {}));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  const base = new URL("./", self.location).href;
  if (request.method !== "GET" || !address.href.startsWith(base)) return;
  const name = (address.origin + address.pathname).slice(base.length);
  const file = name === "" || name === "index.html" ? "./" : name;
  if (SHELL.includes(file)) event.respondWith(kept(file, request));
});

async function kept(file, request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(file)) ?? fetch(request);
}

// All files or none, so that those of two versions do not meet.
async function keep() {
  const answers = await Promise.all(SHELL.map((file) => fetch(file, { cache: "no-cache" })));
  if (!answers.every((answer) => answer.ok)) throw new Error("Not all files of the site are there.");
  const cache = await caches.open(CACHE);
  await Promise.all(SHELL.map((file, place) => cache.put(file, answers[place])));
}
