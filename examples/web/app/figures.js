// Risks in pictures that can be compared: the same number of people throughout one list.

import { make, makeSvg } from "./dom.js";

const SIZES = [
  { people: 100, columns: 25, cell: 12 },
  { people: 1000, columns: 50, cell: 8 },
];
// Shares are quotients; what is nearer to a whole person than this is one.
const EXACT = 1e-9;
let drawings = 0;

/** `[least, most]` share of people, or null where no number is known. */
export function shares(frequency) {
  if (!frequency) return null;
  if (frequency.events !== null) {
    const share = frequency.events / frequency.denominator;
    return [share, share];
  }
  return frequency.high === null ? null : [frequency.low ?? 0, frequency.high];
}

/** The least number of people in which each share can be seen, or the most. */
export function sizeFor(all) {
  const known = all.filter(Boolean).map(([low, high]) => low || high).filter(Boolean);
  const least = Math.min(1, ...known);
  return SIZES.find(({ people }) => least * people >= 1 - EXACT) ?? SIZES.at(-1);
}

/** The picture and the same in words, for whoever does not see it. */
export function figure([low, high], size) {
  const { people, columns, cell } = size;
  const same = low === high;
  const certain = same ? Math.round(low * people) : Math.floor(low * people + EXACT);
  const possible = same ? certain : Math.ceil(high * people - EXACT);
  const name = `figures-${(drawings += 1)}`;
  const words = inWords(low, high, certain, possible, people);
  const width = columns * cell;
  const height = (people / columns) * cell;
  const stretches = [
    ["certain", 0, certain],
    ["possible", certain, possible],
    ["other", possible, people],
  ].filter(([, start, end]) => end > start);
  const picture = makeSvg(
    "svg",
    { class: "figures", role: "img", "aria-label": words, viewBox: `0 0 ${width} ${height}`, width, height },
    makeSvg("defs", {}, ...stretches.map(([kind]) => person(name, kind, cell))),
    ...stretches.flatMap((stretch) => bands(name, stretch, columns, cell)),
  );
  return make("figure", { class: "picture" }, picture, make("figcaption", { "aria-hidden": "true" }, words));
}

function inWords(low, high, certain, possible, people) {
  const all = people.toLocaleString("en-US");
  if (high * people < 1 - EXACT) return `fewer than 1 in ${all} people`;
  const count = certain === possible ? certain : `${certain} to ${possible}`;
  const isExact = [low * people - certain, high * people - possible].every((off) => Math.abs(off) < EXACT);
  return `${isExact ? "" : "about "}${count} in ${all} people`;
}

function person(name, kind, cell) {
  const drawn = makeSvg(
    "svg",
    { width: cell, height: cell, viewBox: "0 0 12 12", class: `figure-${kind}` },
    makeSvg("circle", { cx: 6, cy: 3, r: 2.1 }),
    makeSvg("path", { d: "M2.4 11.2V8.6a3.6 3 0 0 1 7.2 0v2.6Z" }),
  );
  const place = { id: `${name}-${kind}`, width: cell, height: cell, patternUnits: "userSpaceOnUse" };
  return makeSvg("pattern", place, drawn);
}

/** Rectangles that cover the places from `start` to `end`, read line by line. */
function bands(name, [kind, start, end], columns, cell) {
  const found = [];
  while (start < end) {
    const [row, column] = [Math.floor(start / columns), start % columns];
    const isPart = column > 0 || end - start < columns;
    const count = isPart ? Math.min(columns - column, end - start) : columns;
    const rows = isPart ? 1 : Math.floor((end - start) / columns);
    const [x, y, width, height] = [column, row, count, rows].map((each) => each * cell);
    found.push(makeSvg("rect", { x, y, width, height, fill: `url(#${name}-${kind})` }));
    start += count * rows;
  }
  return found;
}
