// A file that is too large is refused before it is sent; bringing in shows how far it is.

const choosing = document.querySelector("form[data-most-bytes]");
if (choosing) {
  choosing.addEventListener("submit", (event) => {
    const file = choosing.elements.file.files[0];
    if (!file || file.size <= Number(choosing.dataset.mostBytes)) return;
    event.preventDefault();
    const said = document.getElementById("id_file_error");
    said.textContent = choosing.dataset.tooLarge;
    said.hidden = false;
    choosing.elements.file.setAttribute("aria-invalid", "true");
    choosing.elements.file.focus();
  });
}

const bringing = document.querySelector("form.bring-in");
if (bringing) {
  bringing.addEventListener("submit", (event) => {
    event.preventDefault();
    bringIn(bringing);
  });
}

async function bringIn(form) {
  const button = form.querySelector("button");
  const said = form.querySelector(".said");
  button.disabled = true;
  form.querySelector(".progress").hidden = false;
  said.textContent = "The rows are checked once more.";
  try {
    await follow(form, said);
  } catch {
    said.textContent =
      "The connection broke. Load this page again: it says whether the rows came in.";
  }
  button.disabled = false;
}

async function follow(form, said) {
  const answer = await fetch(form.action, {
    method: "POST",
    body: new FormData(form),
    headers: { Accept: "application/x-ndjson" },
  });
  const lines = (answer.headers.get("Content-Type") || "").startsWith("application/x-ndjson");
  if (!answer.ok || !lines) {
    said.textContent = "This could not be done. Load the page again to see why.";
    return;
  }
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const parts = (rest + value).split("\n");
    rest = parts.pop();
    for (const line of parts) tell(form, said, JSON.parse(line));
  }
}

function tell(form, said, step) {
  const bar = form.querySelector("progress");
  if (step.url) {
    window.location.assign(step.url);
  } else if (step.refused) {
    said.textContent = step.look ? `${step.refused} Loading it now.` : step.refused;
    if (step.look) window.location.reload();
  } else {
    bar.max = step.of;
    bar.value = step.done;
    // Every tenth is enough to hear.
    const heard = `${10 * Math.floor((10 * step.done) / step.of)} %`;
    if (said.textContent !== heard) said.textContent = heard;
  }
}
