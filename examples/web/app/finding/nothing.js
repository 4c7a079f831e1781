// An empty result says at which choice the last procedure fell away, and which one to take back.

import { to } from "../addresses.js";
import { make } from "../dom.js";
import * as library from "../library.js";
import { counted } from "../words.js";

export async function nothing(names, address, signal) {
  const used = Object.keys(names);
  const [steps, ways] = await Promise.all([
    Promise.all(used.map((_, place) => counting(only(used.slice(0, place), address), address, signal))),
    Promise.all(used.map((name) => counting(loosened(name, address), address, signal))),
  ]);
  const better = used.map((name, place) => [name, ways[place]]).filter(([, count]) => count > 0);
  return [
    make("p", { class: "empty" }, "Nothing in the library fits all of this. That does not mean that there is no treatment."),
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
