// An empty result says at which choice the last procedure fell away, and which one to take back.

import { to, toCard } from "../addresses.js";
import { make } from "../dom.js";
import * as library from "../library.js";
import { counted, titled } from "../words.js";

export async function nothing(names, address, signal) {
  const used = Object.keys(names);
  const [other, steps, ways] = await Promise.all([
    address.q ? library.instead(address.q, address, signal) : { suggestions: [], results: [] },
    Promise.all(used.map((_, place) => counting(only(used.slice(0, place), address), address, signal))),
    Promise.all(used.map((name) => counting(loosened(name, address), address, signal))),
  ]);
  const better = used.map((name, place) => [name, ways[place]]).filter(([, count]) => count > 0);
  return [
    make("p", { class: "empty" }, "Nothing in the library fits all of this. That does not mean that there is no treatment."),
    ...elsewhere(other, address),
    used.length > 1 && make("h3", {}, "Where the count drops"),
    used.length > 1 && drop(used, names, steps),
    better.length > 0 && make("h3", {}, "Ask for less"),
    better.length > 0 &&
      make(
        "ul",
        { class: "loosen" },
        ...better.map(([name, count]) =>
          make("li", {}, make("a", { href: without(name, address), class: "button" }, `Without ${names[name]}`), ` ${counted(count, "procedure")}`),
        ),
      ),
  ].filter(Boolean);
}

export function without(name, address) {
  return to(loosened(name, address), address);
}

export function loosened(name, { q, filters }) {
  if (name === "q") return { page: "find", filters };
  return { page: "find", q, filters: { ...filters, [name]: [] } };
}

/** What else could be meant, and what is found among all that is no procedure. */
function elsewhere({ suggestions, results }, address) {
  const words = suggestions.map((q) => make("li", {}, make("a", { href: to({ page: "find", q, filters: {} }, address) }, q)));
  const items = results.map(({ item }) => make("li", {}, make("a", { href: toCard(item, address) }, titled(item))));
  return [
    words.length > 0 && make("h3", {}, "Search for"),
    words.length > 0 && make("ul", { class: "loosen" }, ...words),
    items.length > 0 && make("h3", {}, "Found in the whole library"),
    items.length > 0 && make("ul", { class: "loosen" }, ...items),
  ];
}

function drop(used, names, steps) {
  const after = [...steps.slice(1), 0];
  const rows = used.map((name, place) =>
    make("li", { class: after[place] === 0 ? "to-zero" : null }, `${names[name]} `, make("span", { class: "count" }, `leaves ${after[place]}`)),
  );
  return make("ol", { class: "drop" }, make("li", {}, "The whole library ", make("span", { class: "count" }, `${steps[0]}`)), ...rows);
}

function only(names, { q, filters }) {
  const kept = Object.fromEntries(
    Object.entries(filters).map(([name, values]) => [name, names.includes(name) ? values : []]),
  );
  return { q: names.includes("q") ? q : "", filters: kept };
}

function counting(asked, address, signal) {
  return library.count(asked, address, signal);
}
