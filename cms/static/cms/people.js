// Passkeys: asks the server for a challenge, the browser for an answer, and sends its form.
const toBytes = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const toText = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

const withBytes = (asked) => {
  const known = (each) => ({ ...each, id: toBytes(each.id) });
  const options = { ...asked, challenge: toBytes(asked.challenge) };
  if (asked.user) options.user = known(asked.user);
  if (asked.allowCredentials) options.allowCredentials = asked.allowCredentials.map(known);
  if (asked.excludeCredentials) options.excludeCredentials = asked.excludeCredentials.map(known);
  return options;
};

const told = (credential) => {
  const { response } = credential;
  const answer = { clientDataJSON: toText(response.clientDataJSON) };
  for (const name of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (response[name]) answer[name] = toText(response[name]);
  }
  return JSON.stringify({
    id: credential.id,
    rawId: toText(credential.rawId),
    type: credential.type,
    response: answer,
    clientExtensionResults: {},
  });
};

const ask = async (place, form) => {
  const body = new FormData();
  body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  body.set("purpose", place.dataset.purpose);
  const answer = await fetch(place.dataset.passkey, { method: "POST", body });
  if (!answer.ok) throw new Error("refused");
  const asked = await answer.json();
  return asked.create
    ? navigator.credentials.create({ publicKey: withBytes(asked.create) })
    : navigator.credentials.get({ publicKey: withBytes(asked.get) });
};

for (const place of document.querySelectorAll("[data-passkey]")) {
  const button = place.querySelector("button");
  const field = place.querySelector("input[name=passkey]");
  const says = place.querySelector("[role=status]");
  const form = place.closest("form");
  if (!window.PublicKeyCredential) continue;
  place.hidden = false;
  button.addEventListener("click", async () => {
    says.textContent = "";
    if (!form.reportValidity()) return;
    button.disabled = true;
    try {
      field.value = told(await ask(place, form));
      field.disabled = false;
      const way = form.querySelector("input[name=way][value=passkey]");
      if (way) way.checked = true;
      form.requestSubmit();
    } catch (problem) {
      says.textContent =
        problem.name === "InvalidStateError"
          ? "This device has a passkey for the account already."
          : "No passkey was used. Try again, or use another way.";
    } finally {
      button.disabled = false;
    }
  });
}
