// The page of a review: show all, comments in place, mentions. All of it works without, page by page.

const PEOPLE_SHOWN = 8;

function showAll(button) {
  const folded = [...document.querySelectorAll("details.unchanged")];
  if (!folded.length) {
    return;
  }
  button.hidden = false;
  button.addEventListener("click", () => {
    const open = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(open));
    for (const each of folded) {
      each.open = open;
    }
  });
}

// A link to a place within what is folded opens it.
function openTarget() {
  const target = location.hash && document.getElementById(location.hash.slice(1));
  for (let each = target; each; each = each.parentElement) {
    if (each.tagName === "DETAILS") {
      each.open = true;
    }
  }
  if (target) {
    target.scrollIntoView();
    target.focus({ preventScroll: true });
  }
}

// Comments

function openForm(link, place, prepare) {
  const open = place.querySelector("form.saying");
  if (open) {
    open.querySelector("textarea").focus();
    return;
  }
  const form = document.getElementById("blank-comment").content.firstElementChild.cloneNode(true);
  prepare(form);
  form.querySelector(".cancel").addEventListener("click", () => {
    form.remove();
    link.focus();
  });
  form.addEventListener("submit", (event) => send(event, form));
  place.append(form);
  const text = form.querySelector("textarea");
  mentioning(text, form.querySelector("select"));
  text.focus();
}

function hidden(name, value) {
  const input = document.createElement("input");
  Object.assign(input, { type: "hidden", name, value });
  return input;
}

function onClick(event) {
  const link = event.target.closest("[data-say], [data-answer]");
  if (!link || !document.getElementById("blank-comment") || event.ctrlKey || event.metaKey) {
    return;
  }
  event.preventDefault();
  const address = link.href.split(/[?#]/)[0];
  if ("say" in link.dataset) {
    const talk = document.querySelector(`[data-talk="${link.dataset.at}"]`);
    openForm(link, talk, (form) => {
      form.action = address;
      form.append(hidden("place", link.dataset.say));
    });
    return;
  }
  openForm(link, link.closest(".thread"), (form) => {
    form.action = `${address}answer/`;
    form.querySelector(".blocks").remove();
    form.append(hidden("thread", link.dataset.answer));
  });
}

// Sent without leaving the page, so that what is typed elsewhere on it stays.
async function send(event, form) {
  event.preventDefault();
  event.stopPropagation();
  const button = form.querySelector("[type=submit]");
  if (button?.disabled) {
    return;
  }
  const data = new FormData(form);
  button.disabled = true;
  const wrong = form.querySelector(".wrong");
  try {
    const answer = await fetch(form.action, { method: "POST", body: data });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (answer.ok && !page.querySelector(".errornote, ul.errorlist")) {
      await refresh(form);
      return;
    }
    const sentences = page.querySelectorAll(".errornote p, ul.errorlist li, .refused p");
    tell(wrong, [...sentences].map((each) => each.textContent.trim()).join(" "));
  } catch {
    tell(wrong, "");
  }
  button.disabled = false;
}

function tell(wrong, sentence) {
  const said = sentence || "It could not be sent. What you wrote is still here: try again.";
  if (wrong) {
    wrong.textContent = said;
  } else {
    window.alert(said);
  }
}

// Only the threads and what they hold up are replaced.
async function refresh(form) {
  const talk = form.closest("[data-talk]");
  const page = await (await fetch(location.pathname + location.search)).text();
  const fresh = new DOMParser().parseFromString(page, "text/html");
  for (const each of document.querySelectorAll("[data-talk]")) {
    const typing = each.querySelector("form.saying");
    const now = fresh.querySelector(`[data-talk="${each.dataset.talk}"]`);
    if (now && (!typing || typing === form)) {
      each.replaceChildren(...now.childNodes);
    }
  }
  const blocking = fresh.getElementById("blocking");
  const old = document.getElementById("blocking");
  if (old) {
    old.replaceWith(...(blocking ? [blocking] : []));
  } else if (blocking) {
    document.querySelector(".deciding input[name=csrfmiddlewaretoken]")?.after(blocking);
  }
  const last = talk && [...talk.querySelectorAll(".thread")].pop();
  (last || talk?.closest("[tabindex]"))?.focus();
}

function onSubmit(event) {
  if (event.target.matches("form.settle") && document.querySelector("#blank-comment")) {
    send(event, event.target);
  }
}

// Mentions: “@” opens a list; arrows choose, Enter or Tab takes, Escape closes.

function mentioning(text, people) {
  const list = document.createElement("ul");
  list.id = `mention-${Math.random().toString(36).slice(2)}`;
  list.className = "mention-list";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "People to mention");
  text.after(list);
  text.setAttribute("aria-autocomplete", "list");
  text.setAttribute("aria-controls", list.id);
  const told = document.createElement("span");
  told.className = "visually-hidden";
  told.setAttribute("role", "status");
  list.after(told);
  let at = 0;

  function close() {
    list.hidden = true;
    list.replaceChildren();
    text.removeAttribute("aria-activedescendant");
  }

  function mark(number) {
    at = (number + list.children.length) % list.children.length;
    [...list.children].forEach((each, index) => {
      each.setAttribute("aria-selected", String(index === at));
    });
    text.setAttribute("aria-activedescendant", list.children[at].id);
    list.children[at].scrollIntoView({ block: "nearest" });
  }

  function take(option) {
    const before = text.value.slice(0, text.selectionStart);
    const start = before.lastIndexOf("@");
    text.setRangeText(`@${option.text} `, start, text.selectionStart, "end");
    option.selected = true;
    close();
    told.textContent = `${option.text} will be told.`;
    text.focus();
  }

  function offer() {
    const typed = /(?:^|\s)@([^\n@]{0,40})$/u.exec(text.value.slice(0, text.selectionStart));
    const wanted = typed && typed[1].toLocaleLowerCase();
    const found = typed
      ? [...people.options].filter((each) =>
          each.text.toLocaleLowerCase().split(/\s+/).some((word) => word.startsWith(wanted)) ||
          each.text.toLocaleLowerCase().startsWith(wanted))
      : [];
    if (!found.length) {
      close();
      return;
    }
    list.replaceChildren(...found.slice(0, PEOPLE_SHOWN).map((option, index) => {
      const line = document.createElement("li");
      line.id = `${list.id}-${index}`;
      line.setAttribute("role", "option");
      line.textContent = option.text;
      line.addEventListener("mousedown", (event) => {
        event.preventDefault();
        take(option);
      });
      line.option = option;
      return line;
    }));
    list.hidden = false;
    told.textContent = `${list.children.length} to choose from, with the arrow keys.`;
    mark(0);
  }

  text.addEventListener("input", offer);
  text.addEventListener("blur", () => setTimeout(close, 150));
  text.addEventListener("keydown", (event) => {
    if (list.hidden) {
      return;
    }
    const moves = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in moves) {
      mark(at + moves[event.key]);
    } else if (event.key === "Enter" || event.key === "Tab") {
      take(list.children[at].option);
    } else if (event.key === "Escape") {
      close();
    } else {
      return;
    }
    event.preventDefault();
  });
}

const button = document.getElementById("show-all");
if (button) {
  showAll(button);
}
document.addEventListener("click", onClick);
document.addEventListener("submit", onSubmit, true);
window.addEventListener("hashchange", openTarget);
openTarget();
for (const text of document.querySelectorAll("form:not(.saying) textarea.mentioning")) {
  mentioning(text, text.form.querySelector("select[name=mentioned]"));
}
document.getElementById("not-signed")?.focus();
