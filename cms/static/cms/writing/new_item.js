// The dialog in which an item is made without leaving the page.

import { Unanswered, get, post } from "./asking.js";
import { button, element } from "./elements.js";

class NewItem {
  constructor(settle) {
    this.settle = settle;
    this.result = null;
    this.dialog = element("dialog", { class: "writing-dialog new-item-dialog", "aria-label": "New item" });
    this.dialog.addEventListener("close", () => this.closed());
    this.dialog.addEventListener("click", (event) => this.clicked(event));
    this.dialog.addEventListener("submit", (event) => this.sent(event));
    document.body.append(this.dialog);
  }

  async open(address) {
    this.dialog.replaceChildren(element("p", { role: "status" }, "One moment …"));
    this.dialog.showModal();
    try {
      this.show((await get(address)).html);
    } catch (error) {
      this.fail(error);
    }
  }

  show(html) {
    // The server's own template, in which every value is escaped.
    this.dialog.innerHTML = html;
    this.followTitle();
    const wrong = this.dialog.querySelector(".errors :is(input, select, textarea)");
    (wrong ?? this.dialog.querySelector("[name=new-title]")).focus();
  }

  followTitle() {
    const title = this.dialog.querySelector("[name=new-title]");
    const slug = this.dialog.querySelector("[name=new-slug]");
    let own = slug.value !== "" && slug.value !== slugOf(title.value);
    slug.addEventListener("input", () => (own = slug.value !== ""));
    title.addEventListener("input", () => {
      if (!own) slug.value = slugOf(title.value);
    });
  }

  clicked(event) {
    const chosen = event.target.closest("[data-use]");
    if (chosen) {
      const { use: id, text, slug } = chosen.dataset;
      this.finish({ id, text, slug });
    } else if (event.target.closest("[data-close]")) this.dialog.close();
  }

  async sent(event) {
    event.preventDefault();
    const send = this.dialog.querySelector("[type=submit]");
    if (send.disabled) return;
    send.disabled = true;
    try {
      const answer = await post(event.target.action, new FormData(event.target));
      if (answer.html) this.show(answer.html);
      else this.finish(answer);
    } catch (error) {
      send.disabled = false;
      this.fail(error);
    }
  }

  fail(error) {
    if (!(error instanceof Unanswered)) throw error;
    this.dialog.querySelector(".errornote")?.remove();
    this.dialog.prepend(element("p", { class: "errornote", role: "alert" }, error.message));
    if (!this.dialog.querySelector("form")) {
      this.dialog.querySelector("[role=status]")?.remove();
      this.dialog.append(button("Close", () => this.dialog.close()));
    }
  }

  finish(result) {
    this.result = result;
    this.dialog.close();
  }

  closed() {
    this.dialog.remove();
    this.settle(this.result);
  }
}

function slugOf(title) {
  const plain = title.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 100);
}

/** Resolves to `{id, text, slug}` of the item that was made or chosen, or to null. */
export function openNewItem(address) {
  return new Promise((settle) => new NewItem(settle).open(address));
}
