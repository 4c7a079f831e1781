// A field for text or sources with all that stands around it: buttons, preview, what it cites.

import { openPicker } from "./citation_picker.js";
import { sourceList } from "./cited_sources.js";
import { button, element } from "./elements.js";
import { markSentences, readabilityNote } from "./readability.js";
import { readSoon } from "./reading.js";

const REMEMBERED = "library.preview";
const dressed = new Set();

class WrittenField {
  constructor(area) {
    this.area = area;
    this.isProse = area.dataset.writing === "prose";
    this.problems = element("div", { class: "writing-problems", "aria-live": "polite" });
    this.about = element("div", { class: "writing-about" });
    this.frame = element("div", { class: "writing" });
    this.panes = element("div", { class: "writing-panes" });
    const name = area.labels[0]?.textContent.trim() || area.ariaLabel || "this text";
    this.frame.append(this.panes);
    this.wrap();
    const cite = button("Cite", () => openPicker(area), {
      class: "act small writing-cite",
      "aria-label": `Cite a source in ${name}`,
      "aria-keyshortcuts": "Control+K",
      title: "Ctrl+K, or type [@",
    });
    this.tools = element("div", { class: "writing-tools" }, cite);
    if (this.isProse) this.addPreview(name);
    this.frame.prepend(this.tools);
    this.frame.append(this.problems, this.about);
  }

  wrap() {
    const { area } = this;
    const hadFocus = document.activeElement === area;
    const range = [area.selectionStart, area.selectionEnd];
    area.before(this.frame);
    this.panes.append(area);
    if (!hadFocus) return;
    area.focus();
    area.setSelectionRange(...range);
  }

  addPreview(name) {
    this.preview = element("section", {
      class: "writing-preview",
      "aria-label": `Preview of ${name}`,
      tabindex: "0",
      hidden: true,
    });
    this.preview.addEventListener("click", (event) => this.follow(event));
    this.toggle = button("Preview", () => remember(!this.isShown), {
      class: "act small writing-toggle",
      "aria-label": `Preview of ${name}`,
      "aria-pressed": "false",
    });
    this.tools.append(this.toggle);
    this.panes.append(this.preview);
  }

  get isShown() {
    return this.isProse && !this.preview.hidden;
  }

  show(isShown) {
    if (!this.isProse) return;
    this.preview.hidden = !isShown;
    this.toggle.setAttribute("aria-pressed", String(isShown));
    this.frame.classList.toggle("with-preview", isShown);
    if (isShown) readSoon(this.area, 0);
  }

  answered({ html, problems, readability, sources }) {
    const faults = problems.map((sentence) => element("li", {}, sentence));
    const unknown = sources.filter((source) => source.unknown).length;
    const heading = element("p", {}, "This has to be mended before it can be saved:");
    this.problems.replaceChildren(
      ...(faults.length ? [heading, element("ul", {}, ...faults)] : []),
    );
    this.frame.classList.toggle("has-problems", Boolean(faults.length || unknown));
    this.about.replaceChildren(
      ...[readabilityNote(readability), sourceList(this.area, sources)].filter(Boolean),
    );
    if (!this.isShown) return;
    // Rendered and cleaned by the code that makes what readers get.
    this.preview.innerHTML = html || '<p class="quiet">Nothing is written here yet.</p>';
    for (const link of this.preview.querySelectorAll("a:not([href^='#'])")) {
      link.target = "_blank";
      link.rel = "noopener noreferrer";
    }
    markSentences(this.preview, readability?.sentences ?? []);
  }

  failed(sentence) {
    this.problems.replaceChildren(element("p", { class: "quiet" }, sentence));
  }

  follow(event) {
    const number = event.target.closest("a[href^='#reference-']")?.textContent;
    if (!number) return;
    event.preventDefault();
    this.about.querySelector(`[data-number="${CSS.escape(number)}"]`)?.focus();
  }
}

function isRemembered() {
  return localStorage.getItem(REMEMBERED) === "yes";
}

/** One choice for all texts: whoever wants to see how it looks wants it everywhere. */
function remember(isShown) {
  localStorage.setItem(REMEMBERED, isShown ? "yes" : "no");
  for (const field of dressed) field.show(isShown);
}

export function dress(area) {
  if (area.reading) return;
  area.reading = new WrittenField(area);
  dressed.add(area.reading);
  area.reading.show(isRemembered());
  if (area.value.trim()) readSoon(area, 50);
}
