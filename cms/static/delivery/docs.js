"use strict";

SwaggerUIBundle({
  url: document.getElementById("docs").dataset.contract,
  dom_id: "#docs",
  deepLinking: true,
  // Asks no server but this one.
  validatorUrl: null,
});
