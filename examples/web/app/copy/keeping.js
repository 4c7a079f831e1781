// Fills the copy on this device, and takes out of it what is public no more.

import { check, Library, sync } from "../../client/index.js";
import config from "../../config.js";
import { scriptAddress, make } from "../dom.js";
import * as kept from "./store.js";

const toast = document.getElementById("progress");
const library = new Library(config.library, { answers: null });
// Whoever reads for long is not left with what was withdrawn meanwhile.
const OFTEN = 10 * 60 * 1000;
let keeping = null;

/** Keeps the shell and the library for reading without a network, now and from time to time. */
export function begin(whenRefreshed) {
  keepWanted();
  setInterval(() => document.visibilityState === "visible" && keepWanted(), OFTEN);
  addEventListener("online", () => keepWanted().then(whenRefreshed));
}

async function keepWanted() {
  if (!kept.isWanted()) return;
  keepShell();
  await keep();
}

/** Because somebody asks for it. */
export function keepAgain() {
  kept.want(true);
  return keepWanted();
}

/** Brings the copy up to date; several calls at once are one. */
function keep() {
  keeping ??= refresh().finally(() => (keeping = null));
  return keeping;
}

async function refresh() {
  if (!navigator.onLine) return;
  const isFirst = kept.asOf() === null;
  const began = new Date().toISOString();
  try {
    // What was withdrawn goes first, before anything else is read.
    const lacking = await check(library, kept.store);
    if (isFirst && lacking.size) tell(0, lacking.size);
    kept.remember(await sync(library, counting(kept.store, isFirst ? lacking.size : 0)));
    kept.isUpToDate(began);
    if (isFirst) farewell("Ready to be read without a network.");
  } catch (error) {
    toast.hidden = true;
    if (isFailureOfDevice(error) && isFirst) {
      farewell("This device keeps no copy, so the library can be read with a network only.");
    }
  }
}

/** The same store, which tells how far the first filling has come. */
function counting(store, all) {
  let done = 0;
  const apply = async (batch) => {
    await store.apply(batch);
    done += batch.put.length;
    if (all) tell(Math.min(done, all), all);
  };
  return { cursor: () => store.cursor(), held: () => store.held(), apply };
}

function isFailureOfDevice(error) {
  return error instanceof DOMException && error.name !== "AbortError";
}

function tell(done, all) {
  const bar = make("progress", { max: all, value: done, "aria-label": "Keeping a copy" });
  const words = make("span", {}, `Keeping a copy for reading offline: ${done} of ${all}`);
  toast.replaceChildren(words, bar);
  toast.hidden = false;
}

function farewell(words) {
  toast.replaceChildren(words);
  toast.hidden = false;
  setTimeout(() => (toast.hidden = true), 6000);
}

async function keepShell() {
  if (!("serviceWorker" in navigator)) return;
  try {
    const address = new URL("../../sw.js", import.meta.url).href;
    await navigator.serviceWorker.register(scriptAddress(address));
    const { active } = await navigator.serviceWorker.ready;
    active.postMessage("refresh");
  } catch {
    // Some browsers keep nothing in private windows; the site works without.
  }
}

/** Takes the copy from this device. */
export async function stop() {
  kept.want(false);
  // What is under way would fill it again.
  await keeping;
  const registration = await navigator.serviceWorker?.getRegistration();
  await registration?.unregister();
  await caches.delete("shell");
  await kept.remove();
}
