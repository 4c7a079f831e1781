// Seeing that sending goes on, and the same instant in UTC beside the editor's own time.

for (const form of document.querySelectorAll("form[data-busy]")) {
  form.addEventListener("submit", () => {
    if (!form.querySelector(".busy")) form.append(progress(form.dataset.busy));
  });
}

window.addEventListener("pageshow", () => {
  for (const box of document.querySelectorAll(".busy")) box.remove();
});

function progress(sentence) {
  const box = document.createElement("div");
  box.className = "busy";
  box.setAttribute("role", "status");
  const bar = document.createElement("progress");
  bar.setAttribute("aria-label", "Sending");
  const passed = document.createElement("span");
  passed.setAttribute("aria-hidden", "true");
  box.append(sentence, bar, passed);
  const begun = Date.now();
  setInterval(() => {
    passed.textContent = `${Math.round((Date.now() - begun) / 1000)} seconds`;
  }, 1000);
  return box;
}

for (const input of document.querySelectorAll("input[type=datetime-local][data-zone]")) {
  const told = document.createElement("p");
  told.className = "utc";
  told.setAttribute("role", "status");
  input.after(told);
  input.addEventListener("input", () => {
    told.textContent = inUtc(input.value, input.dataset.zone);
    if (input.value) choose(input.form, "then");
  });
  told.textContent = inUtc(input.value, input.dataset.zone);
}

function choose(form, value) {
  for (const name of ["when", "how"]) {
    const radio = form.querySelector(`input[name=${name}][value=${value}]`);
    if (radio) radio.checked = true;
  }
}

function inUtc(text, zone) {
  const instants = text ? instantsOf(text, zone) : [];
  if (!text) return "";
  if (instants.length === 0) return `The clocks of ${zone} skip that time.`;
  if (instants.length > 1) return `That time comes twice in ${zone}.`;
  return `That is ${new Date(instants[0]).toISOString().slice(0, 16).replace("T", " ")} UTC.`;
}

// All instants that a clock in the zone shows as this text: tried with every offset near that day.
function instantsOf(text, zone) {
  const asUtc = Date.parse(`${text}Z`);
  if (Number.isNaN(asUtc)) return [];
  const day = 24 * 3600 * 1000;
  const offsets = new Set([asUtc - day, asUtc + day].map((at) => offsetAt(at, zone)));
  return [...offsets].map((offset) => asUtc - offset).filter(
    (at) => at + offsetAt(at, zone) === asUtc,
  );
}

function offsetAt(at, zone) {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: zone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit",
    hour: "2-digit", minute: "2-digit", second: "2-digit",
  }).formatToParts(at);
  const part = Object.fromEntries(parts.map(({ type, value }) => [type, Number(value)]));
  const shown = Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second);
  return shown - Math.floor(at / 1000) * 1000;
}

for (const radio of document.querySelectorAll("input[type=radio][name=when][value=now]")) {
  radio.addEventListener("change", () => {
    const input = radio.form.querySelector("input[type=datetime-local]");
    if (!input?.value) return;
    input.value = "";
    input.dispatchEvent(new Event("input"));
    radio.checked = true;
  });
}
