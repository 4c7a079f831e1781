// Builds elements. Texts are set as texts, so that no title can bring in markup.

export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(attribute, "");
    else if (value !== false && value !== undefined) made.setAttribute(attribute, value);
  }
  made.append(...children.filter((child) => child !== "" && child !== null));
  return made;
}

export function button(label, act, attributes = {}) {
  const made = element("button", { type: "button", class: "act", ...attributes }, label);
  made.addEventListener("click", act);
  return made;
}

/** A source in a line: as it is printed, then what helps to judge it. */
export function sourceLine(source) {
  const facts = source.facts.join(" · ");
  return [
    element("span", { class: "source-printed" }, source.printed),
    element("span", { class: "source-facts quiet" }, ` ${facts ? `${facts} · ` : ""}${source.slug} `),
    ...source.warnings.map((words) => element("span", { class: "badge badge-error" }, words)),
    source.state && element("span", { class: "badge badge-draft" }, source.state),
  ];
}
