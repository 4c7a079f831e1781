// Sends what stands in the fields to be read, many at once, and hands out the answers.

import { Unanswered, post } from "./asking.js";

const PAUSE = 500;
const MOST_TEXTS = 40;
const MOST_LETTERS = 250_000;

const waiting = new Set();
let timer;
let turns = 0;

/** Reads this field soon; `area.reading.answered(answer)` or `.failed(sentence)` is called then. */
export function readSoon(area, pause = PAUSE) {
  waiting.add(area);
  clearTimeout(timer);
  timer = setTimeout(readAll, pause);
}

function isPlain({ name, form, dataset }) {
  const beside = form?.elements[name.replace(/[^-]*$/, dataset.plainField ?? "")];
  return dataset.plain === "yes" || (dataset.plainField && beside?.value === dataset.plainValue);
}

function asked(area) {
  return {
    form: area.dataset.writing,
    text: area.value,
    plain: Boolean(isPlain(area)),
    shown: area.reading.isShown,
  };
}

function nextOnes() {
  const taken = [];
  let letters = 0;
  for (const area of waiting) {
    if (taken.length && area.dataset.cites !== taken[0].dataset.cites) continue;
    letters += area.value.length;
    if (taken.length && (taken.length === MOST_TEXTS || letters > MOST_LETTERS)) break;
    taken.push(area);
  }
  taken.forEach((area) => waiting.delete(area));
  return taken;
}

async function readAll() {
  const areas = nextOnes();
  if (areas.length === 0) return;
  const texts = areas.map(asked);
  const turn = (turns += 1);
  areas.forEach((area) => (area.reading.turn = turn));
  const { cites, reading } = areas[0].dataset;
  try {
    const answer = await post(reading, { type: cites, texts });
    areas.forEach((area, index) => {
      // Answers overtake each other, and what was typed meanwhile is read on its own.
      const isLast = area.reading.turn === turn && area.value === texts[index].text;
      if (isLast) area.reading.answered(answer.texts[index]);
    });
  } catch (error) {
    if (!(error instanceof Unanswered)) throw error;
    areas.forEach((area) => area.reading.failed(error.message));
  }
  if (waiting.size) readAll();
}
