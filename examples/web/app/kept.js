// Small things that the browser remembers. Where it keeps nothing, all works without.

export function read(name, otherwise = null) {
  try {
    return JSON.parse(localStorage.getItem(name)) ?? otherwise;
  } catch {
    return otherwise;
  }
}

export function write(name, value) {
  try {
    localStorage.setItem(name, JSON.stringify(value));
  } catch {
    // It is forgotten with the page.
  }
}

export function forget(...names) {
  try {
    for (const name of names) localStorage.removeItem(name);
  } catch {
    // There is nothing to forget.
  }
}
