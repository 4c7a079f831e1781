// The pictures of a large library take a moment to count: they come after the page.
for (const later of document.querySelectorAll(".health-later")) {
  fetch(later.dataset.from, { credentials: "same-origin" })
    .then((answer) => (answer.ok ? answer.text() : Promise.reject(new Error(answer.status))))
    .then((text) => {
      const page = new DOMParser().parseFromString(text, "text/html");
      const pictures = page.querySelector(".health");
      if (pictures) later.replaceWith(document.importNode(pictures, true));
    })
    // The link stays: it leads to the same pictures.
    .catch(() => {});
}
