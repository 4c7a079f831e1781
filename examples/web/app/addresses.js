// What this site's addresses mean. Everything stands in the query, so that any static host can
// serve the one index.html, and `#reference-1` stays what it is in the library's texts.

export const PATHS = {
  procedure: "procedures",
  risk: "risks",
  condition: "conditions",
  reference: "references",
  article: "articles",
  "care-role": "care-roles",
  category: "categories",
};
export const LISTS = ["conditions", "risks", "articles", "references", "care-roles", "categories"];
export const FILTERS = ["condition", "anesthesia", "imaging", "invasiveness"];
export const MOST_COMPARED = 3;

/** `{page, …}` and what goes along from page to page: `reader`, `at` and `preview`. */
export function read(search) {
  const query = new URLSearchParams(search);
  const kept = {
    reader: query.get("for") === "clinicians" ? "clinicians" : "patients",
    at: query.get("at") || null,
    preview: query.get("preview") || null,
  };
  return { ...kept, ...pageOf(query) };
}

function pageOf(query) {
  if (query.has("read")) {
    const [type, slug, more] = query.get("read").split("/");
    const isKnown = Object.hasOwn(PATHS, type) && slug && more === undefined;
    return isKnown ? { page: "read", type, slug } : { page: "nowhere" };
  }
  if (query.has("compare")) {
    return { page: "compare", slugs: split(query.get("compare")).slice(0, MOST_COMPARED) };
  }
  if (query.has("list")) {
    const list = query.get("list");
    return LISTS.includes(list) ? { page: "list", list, ...paging(query) } : { page: "nowhere" };
  }
  if (query.has("about")) return { page: "about" };
  const filters = Object.fromEntries(FILTERS.map((name) => [name, split(query.get(name))]));
  return { page: "find", q: (query.get("q") ?? "").trim(), filters, ...paging(query) };
}

function paging(query) {
  const number = Number(query.get("page"));
  return { number: Number.isInteger(number) && number > 1 ? number : 1 };
}

function split(text) {
  return [...new Set((text ?? "").split(",").filter(Boolean))];
}

/** The address of a page; what goes along is taken from `from`, unless the page says otherwise. */
export function to(page, from = {}) {
  const whole = { reader: from.reader, at: from.at, preview: from.preview, ...page };
  const query = new URLSearchParams(wordsOf(whole));
  if (whole.reader === "clinicians") query.set("for", "clinicians");
  if (whole.at) query.set("at", whole.at);
  if (whole.preview) query.set("preview", whole.preview);
  const text = query.toString().replaceAll("%2C", ",").replaceAll("%2F", "/").replaceAll("%3A", ":").replace(/=(?=&|$)/g, "");
  return text ? `./?${text}` : "./";
}

function wordsOf(page) {
  if (page.page === "read") return { read: `${page.type}/${page.slug}` };
  if (page.page === "compare") return { compare: page.slugs.join(",") };
  if (page.page === "about") return { about: "" };
  const query = page.page === "list" ? { list: page.list } : {};
  if (page.q) query.q = page.q;
  for (const [name, values] of Object.entries(page.filters ?? {})) {
    if (values.length) query[name] = values.join(",");
  }
  if (page.number > 1) query.page = page.number;
  return query;
}

export function toCard(card, from) {
  return to({ page: "read", type: card.type, slug: card.slug }, from);
}
