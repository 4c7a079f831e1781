// The readers' view: choices obeyed at once, tabs where two columns do not fit, and printing.

for (const form of document.querySelectorAll("[data-send-on-change]")) {
  form.addEventListener("change", () => form.requestSubmit());
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

for (const columns of document.querySelectorAll("[data-tabs]")) {
  const panels = [...columns.querySelectorAll(":scope > .reading-column")];
  if (panels.length > 1) makeTabs(columns, panels);
}

function makeTabs(columns, panels) {
  const list = document.createElement("div");
  list.className = "reading-tabs";
  list.setAttribute("role", "tablist");
  list.setAttribute("aria-label", "Which view is shown");
  const tabs = panels.map((panel) => {
    const tab = document.createElement("button");
    tab.type = "button";
    tab.id = `${panel.id}-tab`;
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-controls", panel.id);
    tab.textContent = panel.querySelector(".reading-label").textContent;
    tab.addEventListener("click", () => show(panel));
    list.append(tab);
    return tab;
  });

  function show(chosen) {
    panels.forEach((panel, place) => {
      const isShown = panel === chosen;
      panel.classList.toggle("is-shown", isShown);
      tabs[place].setAttribute("aria-selected", String(isShown));
      tabs[place].tabIndex = isShown ? 0 : -1;
    });
  }

  list.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = (tabs.indexOf(document.activeElement) + step + tabs.length) % tabs.length;
    show(panels[next]);
    tabs[next].focus();
    event.preventDefault();
  });

  columns.before(list);
  columns.classList.add("has-tabs");
  show(panels[0]);
}

for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = "Copied";
  });
}
