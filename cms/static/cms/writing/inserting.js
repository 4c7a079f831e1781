// Where a citation goes in a text, and putting it there so that Ctrl+Z takes it back.

const OPEN_BRACKET = /\[[^[\]\n]*$/;
const BEGUN = /(?:^\[|;)[ \t]*(!?@)?$/;
const CLOSED_AHEAD = /^[^[\]\n]*\]/;

/** Whether somebody just typed the beginning of a citation, as in “[@” or “[@one; @”. */
export function isBegun(text, at) {
  const open = OPEN_BRACKET.exec(text.slice(0, at));
  return Boolean(open && BEGUN.exec(open[0])?.[1]);
}

/** `{from, to, text}`: what to put where, for `entry`, as in “@source, p. 2”. */
export function placed(text, start, end, entry) {
  const before = text.slice(0, start);
  const open = OPEN_BRACKET.exec(before);
  if (open === null || !/^\[[ \t]*(!?@|\?|$)/.test(open[0])) {
    const apart = before === "" || /[\s(]$/.test(before) ? "" : " ";
    return { from: start, to: end, text: `${apart}[${entry}]` };
  }
  const ahead = CLOSED_AHEAD.exec(text.slice(end));
  const begun = BEGUN.exec(open[0]);
  if (begun) {
    const from = start - (begun[1]?.length ?? 0);
    const apart = before[from - 1] === ";" ? " " : "";
    return { from, to: end, text: `${apart}${entry}${ahead ? "" : "]"}` };
  }
  const at = ahead ? end + ahead[0].length - 1 : end;
  return { from: at, to: at, text: `; ${entry}${ahead ? "" : "]"}` };
}

export function insert(area, { from, to, text }) {
  area.focus();
  area.setSelectionRange(from, to);
  // The only way in which the browser remembers it for undoing.
  if (document.execCommand("insertText", false, text)) return;
  area.setRangeText(text, from, to, "end");
  area.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText" }));
}

/** Puts another source wherever this one is cited. */
export function replaceSource(area, slug, other) {
  if (slug === other) return;
  const cited = new RegExp(`@${slug}(?![a-z0-9-])`, "g");
  const text = area.value.replace(cited, `@${other}`);
  insert(area, { from: 0, to: area.value.length, text });
}
