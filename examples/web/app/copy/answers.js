// The answers of the library's API, given by the copy on this device in the same shapes.

import { LibraryProblem } from "../../client/index.js";
import { plainText } from "../dom.js";
import labels from "../labels.js";
import { store, withdrawn } from "./store.js";

const TYPES = ["procedure", "condition", "risk", "article", "reference", "care-role", "category"];
const PAGE = 20;
const HELPFUL = ["treats", "diagnoses", "may_help"];
// What a search for the wider technique finds as well.
const COVERS = { fluoroscopy: ["fluoroscopy", "x_ray"] };
const FACTS = {
  condition: "indications",
  anesthesia: "anesthesia",
  imaging: "imaging",
  invasiveness: "invasiveness",
};
const VALUES = {
  condition: (it) => it.indications.filter((row) => HELPFUL.includes(row.role)).map((row) => row.condition.slug),
  anesthesia: (it) => it.anesthesia.map((row) => row.method),
  imaging: (it) => it.imaging.flatMap((row) => COVERS[row.modality] ?? [row.modality]),
  invasiveness: (it) => (it.invasiveness ? [it.invasiveness.level] : []),
};

export async function document(type, slug) {
  const found = await store.get(type, slug);
  if (!found) throw gone(type, slug);
  const procedures = await store.all("procedure");
  if (type === "condition") return { ...found, procedures: naming(procedures, "indications", "condition", slug) };
  if (type === "risk") return { ...found, procedures: naming(procedures, "risks", "risk", slug) };
  if (type === "reference") return { ...found, cited_by: await citing(slug) };
  return found;
}

function gone(type, slug) {
  const why = withdrawn(type, slug);
  const body = why
    ? { type: "/problems/withdrawn", reason: why.reason, withdrawn_at: why.at, successor: why.successor }
    : { type: "/problems/unreachable" };
  return new LibraryProblem(body, why ? 410 : 503);
}

function naming(procedures, part, link, slug) {
  const results = procedures.sort(byTitle).flatMap((each) => {
    const relations = each[part].filter((row) => row[link].slug === slug);
    return relations.length ? [{ ...each, relations }] : [];
  });
  return { count: results.length, results };
}

async function citing(slug) {
  const all = (await Promise.all(TYPES.map((type) => store.all(type)))).flat();
  const results = all.filter((each) => each.references.some((source) => source.slug === slug));
  return { count: results.length, results: results.sort(byTitle).map((each) => ({ ...each, relations: [] })) };
}

export async function found(asked) {
  const all = fitting(await procedures(), asked);
  const first = (asked.number - 1) * PAGE;
  return {
    count: all.length,
    next: all.length > first + PAGE,
    previous: first > 0,
    results: all.slice(first, first + PAGE),
    facets: facets(await procedures(), asked),
    meta: { not_stated: notStated(await procedures(), asked), withdrawn: [] },
  };
}

export async function count(asked) {
  return fitting(await procedures(), asked).length;
}

function facets(all, asked) {
  const counted = Object.keys(VALUES).map((name) => {
    const others = fitting(all, asked, name);
    const found = name === "condition" ? conditionsOf(others) : labels[name];
    const values = Object.entries(found).map(([value, label]) => ({
      value,
      label,
      count: others.filter((each) => VALUES[name](each).includes(value)).length,
    }));
    const silent = others.filter((each) => each.not_stated.includes(FACTS[name])).length;
    return [name, { values, not_stated: silent }];
  });
  return Object.fromEntries(counted);
}

function conditionsOf(all) {
  const rows = all.flatMap((each) => each.indications).filter((row) => HELPFUL.includes(row.role));
  return Object.fromEntries(rows.map(({ condition }) => [condition.slug, condition.title]));
}

function fitting(all, { q, filters }, but = null) {
  const words = (q ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  const used = Object.entries(filters).filter(([name, values]) => values.length && name !== but);
  return all.filter(
    (each) =>
      used.every(([name, values]) => VALUES[name](each).some((value) => values.includes(value))) &&
      words.every((word) => wordsOf(each).includes(word)),
  );
}

function notStated(all, asked) {
  const used = Object.keys(FACTS).filter((name) => asked.filters[name].length);
  return Object.fromEntries(
    used.map((name) => [name, fitting(all, asked, name).filter((each) => each.not_stated.includes(FACTS[name])).length]),
  );
}

function wordsOf(each) {
  const texts = [each.summary, each.lay_summary, ...each.sections].filter(Boolean);
  const plain = texts.map((text) => plainText(text.html));
  return [each.title, ...each.aliases, ...plain].join(" ").toLowerCase();
}

async function procedures() {
  return (await store.all("procedure")).sort(byTitle);
}

function byTitle(one, other) {
  return (one.title ?? "").localeCompare(other.title ?? "");
}

export async function suggestions(q) {
  const begun = q.toLowerCase();
  const all = (await Promise.all(TYPES.map((type) => store.all(type)))).flat();
  const named = all.filter((each) => [each.title, ...each.aliases].some((name) => name?.toLowerCase().includes(begun)));
  return named.slice(0, 7).map((item) => ({ item, highlights: [] }));
}

export async function several(slugs) {
  const results = (await store.all("procedure")).filter((each) => slugs.includes(each.slug));
  return { results, meta: {} };
}

export async function list(type) {
  const results = (await store.all(type)).sort(byTitle);
  return { count: results.length, next: null, previous: null, results, meta: {} };
}
