// What is typed and not saved yet is kept in this browser, per person, item and form.

const PAUSE = 600;
const LONGEST = 30 * 24 * 60 * 60 * 1000;
const OUTSIDE = ["csrfmiddlewaretoken", "_show_again", "_save", "_continue", "_addanother"];

function entriesOf(form) {
  const entries = [...new FormData(form)];
  return entries.filter(([name, value]) => !OUTSIDE.includes(name) && typeof value === "string");
}

function stored(prefix) {
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  return keys.map((key) => ({ key, ...JSON.parse(localStorage.getItem(key)) }));
}

// Forms whose input the library has, and what is very old.
function sweep(person, tokens) {
  for (const { key, at } of stored(`${person}/`)) {
    if (tokens.includes(key.split("/").at(-1)) || Date.now() - at > LONGEST) {
      localStorage.removeItem(key);
    }
  }
}

function value(entries, name) {
  return (entries.find(([each]) => each === name) || [])[1] || "";
}

function sendAgain(form, entries) {
  const again = document.createElement("form");
  again.method = "post";
  again.hidden = true;
  const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
  for (const [name, text] of [...entries, ["csrfmiddlewaretoken", token], ["_show_again", "1"]]) {
    const area = document.createElement("textarea");
    area.name = name;
    area.value = text;
    again.append(area);
  }
  document.body.append(again);
  again.submit();
}

function button(label, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "act";
  made.textContent = label;
  made.addEventListener("click", act);
  return made;
}

function sentence(form, { at, entries }) {
  const when = new Date(at).toLocaleString([], { dateStyle: "medium", timeStyle: "short" });
  const title = value(entries, "title");
  const base = value(entries, "base");
  const isOlder = base && base !== value(entriesOf(form), "base");
  return `What you wrote${title ? ` in “${title}”` : ""} until ${when} was not saved.`
    + (isOlder ? ` It started from revision ${base}; it is merged with newer text when you save.` : "");
}

function offer(form, box, found, leave) {
  for (const kept of found) {
    const line = document.createElement("p");
    line.append(
      sentence(form, kept),
      " ",
      button("Show it", () => {
        leave();
        sendAgain(form, kept.entries);
      }),
      " ",
      button("Throw it away", () => {
        localStorage.removeItem(kept.key);
        line.remove();
        box.hidden = !box.querySelector("p");
      }),
    );
    box.append(line);
  }
  box.hidden = found.length === 0;
}

export function keepChanges(form) {
  const { person, subject, formToken, storedForms } = form.dataset;
  const prefix = `library-kept/${person}`;
  const key = `${prefix}/${subject}/${formToken}`;
  const box = document.getElementById("kept-changes");
  const first = JSON.stringify(entriesOf(form));
  let isLeaving = false;
  let timer = null;

  const isChanged = () => "shownAgain" in form.dataset || JSON.stringify(entriesOf(form)) !== first;
  const keep = () => {
    clearTimeout(timer);
    const isDirty = isChanged();
    form.toggleAttribute("data-dirty", isDirty);
    try {
      if (isDirty) {
        localStorage.setItem(key, JSON.stringify({ at: Date.now(), entries: entriesOf(form) }));
      } else {
        localStorage.removeItem(key);
      }
    } catch {
      // Full, or switched off.
      box.hidden = false;
      box.textContent = "This browser cannot keep what you type. Save often.";
    }
  };
  const keepSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE);
  };

  sweep(prefix, storedForms.split(" "));
  offer(form, box, stored(`${prefix}/${subject}/`).filter((each) => each.key !== key), () => {
    isLeaving = true;
  });
  for (const kind of ["input", "change", "rows:changed"]) {
    form.addEventListener(kind, keepSoon);
  }
  form.addEventListener("submit", () => {
    keep();
    isLeaving = true;
  });
  window.addEventListener("pageshow", () => {
    isLeaving = false;
  });
  window.addEventListener("beforeunload", (event) => {
    keep();
    if (!isLeaving && isChanged()) {
      event.preventDefault();
    }
  });
  if ("shownAgain" in form.dataset) {
    keep();
  }
}
