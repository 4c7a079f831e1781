// Seeing that sending goes on, and the same instant in UTC beside the editor's own time.

for (const form of document.querySelectorAll("form[data-busy]")) {
  form.addEventListener("submit", () => {
    if (!form.querySelector(".busy")) watch(form);
  });
}

const stopping = [];

window.addEventListener("pageshow", () => {
  for (const stop of stopping.splice(0)) stop();
});

// While the browser waits for the answer to the form: how long, and how far it is.
function watch(form) {
  const box = boxOf(form.dataset.busy);
  const begun = Date.now();
  const word = wordOf(form);
  form.append(box);
  // A button at the end of the page would have it beyond the edge.
  box.scrollIntoView({ block: "nearest" });
  let asking = false;
  const timer = setInterval(async () => {
    box.passed.textContent = spoken(Math.round((Date.now() - begun) / 1000));
    if (asking) return;
    asking = true;
    tell(box, await howFar(form.dataset.progress, word));
    asking = false;
  }, 1000);
  stopping.push(() => {
    clearInterval(timer);
    box.remove();
  });
}

function spoken(seconds) {
  return seconds === 1 ? "1 second" : `${seconds} seconds`;
}

// Under this word the server tells how far it is.
function wordOf(form) {
  const input = form.elements.progress || document.createElement("input");
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  Object.assign(input, { type: "hidden", name: "progress" });
  input.value = Array.from(bytes, (each) => each.toString(16).padStart(2, "0")).join("");
  form.append(input);
  return input.value;
}

async function howFar(address, word) {
  try {
    const answer = await fetch(`${address}?of=${word}`);
    return answer.ok ? await answer.json() : {};
  } catch {
    return {};
  }
}

function boxOf(sentence) {
  const box = document.createElement("div");
  box.className = "busy";
  box.bar = document.createElement("progress");
  box.bar.setAttribute("aria-label", "How far it is");
  box.heard = piece("p", "role", "status");
  box.seen = piece("p", "aria-hidden", "true");
  box.passed = piece("p", "aria-hidden", "true");
  box.heard.className = "visually-hidden";
  box.seen.textContent = sentence;
  box.append(box.seen, box.bar, box.passed, box.heard);
  // A region is read out when it changes, and not as it comes.
  setTimeout(() => {
    box.heard.textContent = sentence;
  });
  return box;
}

function piece(kind, attribute, value) {
  const element = document.createElement(kind);
  element.setAttribute(attribute, value);
  return element;
}

function tell(box, { step, done, of }) {
  if (!step || !of) return;
  box.bar.max = of;
  box.bar.value = done;
  box.seen.textContent = `${step}, ${done.toLocaleString("en")} of ${of.toLocaleString("en")}`;
  // Every fourth is enough to hear.
  const heard = `${step}, ${25 * Math.floor((4 * done) / of)} %`;
  if (box.heard.textContent !== heard) box.heard.textContent = heard;
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
