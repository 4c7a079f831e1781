// A form is sent once, however often its button is pressed; a page that comes back is read anew.

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) {
    return;
  }
  if ("sent" in form.dataset) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "";
  // Afterwards: a disabled button would not say which one was pressed.
  setTimeout(() => {
    for (const each of form.querySelectorAll(":is(button, input)[type=submit]:enabled")) {
      each.disabled = true;
      each.dataset.pressed = "";
    }
  });
});

window.addEventListener("pageshow", (event) => {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    for (const each of form.querySelectorAll("[data-pressed]")) {
      each.disabled = false;
    }
  }
  // The browser kept the page as it was: what could be done then may not be possible now.
  if (event.persisted && !document.querySelector("form[data-dirty]")) {
    location.reload();
  }
});
