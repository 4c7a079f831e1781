// Finding a procedure. The form stays while answers come and go, so that nobody loses their place.

import config from "../../config.js";
import { FILTERS, to } from "../addresses.js";
import { make } from "../dom.js";
import { Filters } from "../finding/filters.js";
import { resultList } from "../finding/results.js";
import { searchField } from "../finding/search.js";
import { announce, entitle } from "../frame.js";
import * as library from "../library.js";
import { counted } from "../words.js";
import { compareTray } from "./tray.js";

export async function view(address, { signal, go }) {
  const page = new FindPage(address, go);
  const meta = await page.ask(address, signal);
  return {
    title: "Find a procedure",
    body: page.body,
    meta,
    follow: (changed, until) => page.follow(changed, until),
  };
}

class FindPage {
  constructor(address, go) {
    this.address = address;
    this.go = go;
    this.filters = new Filters((filters) => this.change({ filters }));
    this.search = searchField({
      asked: (q) => this.change({ q }),
      go,
      addressNow: () => this.address,
    });
    this.results = make("section", { class: "results", "aria-labelledby": "results" });
    this.tray = compareTray(() => this.address);
    this.body = [this.head(), make("div", { class: "finding" }, this.filters.element, this.results), this.tray.element];
  }

  head() {
    return make(
      "div",
      { class: "hero" },
      make("h1", {}, "Find a procedure"),
      make("p", { class: "claim" }, config.claim),
      this.search.element,
    );
  }

  change(changed) {
    const { q, filters } = { ...this.address, ...changed };
    this.go(to({ page: "find", q, filters }, this.address));
  }

  async follow(address, signal) {
    this.address = address;
    this.results.setAttribute("aria-busy", "true");
    try {
      await this.ask(address, signal);
    } catch (error) {
      if (signal.aborted) return;
      const { problemView } = await import("./problems.js");
      this.results.replaceChildren(...problemView(error, address).body);
      announce("The library did not answer.");
    }
    if (signal.aborted) return;
    this.results.removeAttribute("aria-busy");
    this.keepFocus();
    entitle({ title: "Find a procedure" }, address);
  }

  /** Whoever took a choice away goes on from the results, not from the top of the page. */
  keepFocus() {
    if (document.activeElement !== document.body) return;
    const heading = this.results.querySelector("h2");
    heading?.setAttribute("tabindex", "-1");
    heading?.focus({ preventScroll: true });
  }

  async ask(address, signal) {
    const found = await library.found(address, address, signal);
    if (signal.aborted) return null;
    this.address = address;
    this.search.show(address.q);
    this.filters.show(address.filters, found.facets);
    const isAsked = address.q || FILTERS.some((name) => address.filters[name].length);
    const names = this.filters.names(address);
    const shown = await resultList({ found, names, address, isAsked, tray: this.tray, signal });
    if (signal.aborted) return null;
    this.results.replaceChildren(...shown);
    this.tray.show();
    announce(`${counted(found.count, "procedure")} found`);
    return found.meta;
  }
}
