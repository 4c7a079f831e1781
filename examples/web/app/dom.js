// Elements of the page. Text is always set as text; markup has one way in, `libraryHtml`.

const SVG = "http://www.w3.org/2000/svg";

// Browsers that know trusted types refuse markup and script addresses that come any other way.
const policy = globalThis.trustedTypes?.createPolicy("library", {
  createHTML: (markup) => markup,
  createScript: (data) => data,
  createScriptURL: (address) => address,
});

export function make(tag, attributes = {}, ...children) {
  return filled(document.createElement(tag), attributes, children);
}

export function makeSvg(tag, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, tag), attributes, children);
}

function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, value);
    }
  }
  element.append(...shown(children));
  return element;
}

/** What is there of children: nothing for null, false and "". */
export function shown(children) {
  return children.flat(Infinity).filter((child) => child || child === 0);
}

/**
 * The only place where markup becomes elements. It takes the `html` members of the API alone: the
 * library makes them from Markdown that knows no HTML, cleans them down to paragraphs, headings,
 * lists, tables, emphasis, links and citations, and escapes all else. They hold no script, no
 * style, no handler and no image, and links lead to http, https, mailto or `#reference-n`.
 * Everything else from the API is plain text and goes through `make`.
 */
export function libraryHtml(markup) {
  const template = document.createElement("template");
  template.innerHTML = policy ? policy.createHTML(markup) : markup;
  return template.content;
}

/** The words of the library's markup, without its citations. */
export function plainText(markup) {
  const content = libraryHtml(markup);
  for (const citation of content.querySelectorAll(".citation, .named-source")) citation.remove();
  return content.textContent.replace(/\s+/g, " ").replace(/ ([.,;])/g, "$1").trim();
}

/** What machines read: data, which no browser runs. */
export function dataBlock(id, type, data) {
  const script = make("script", { id, type });
  const text = JSON.stringify(data);
  script.text = policy ? policy.createScript(text) : text;
  return script;
}

export function scriptAddress(address) {
  return policy ? policy.createScriptURL(address) : address;
}
