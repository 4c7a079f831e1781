// Asks the server, and says in a sentence why there is no answer.

const SIGNED_OUT = "You are signed out. Sign in again in another tab; what you wrote stays here.";
const NO_ANSWER = "The library does not answer now. What you wrote stays here.";

export class Unanswered extends Error {}

async function ask(address, options) {
  let response;
  try {
    response = await fetch(address, { credentials: "same-origin", ...options });
  } catch (error) {
    throw error.name === "AbortError" ? error : new Unanswered(NO_ANSWER);
  }
  const kind = response.headers.get("Content-Type") ?? "";
  if (!kind.startsWith("application/json")) {
    throw new Unanswered(response.redirected ? SIGNED_OUT : NO_ANSWER);
  }
  const answer = await response.json();
  if (answer.error) throw new Unanswered(answer.error);
  return answer;
}

export const get = (address, signal) => ask(address, { signal });

export function post(address, values) {
  const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
  const headers = { "X-CSRFToken": token };
  if (values instanceof FormData) return ask(address, { method: "POST", headers, body: values });
  headers["Content-Type"] = "application/json";
  return ask(address, { method: "POST", headers, body: JSON.stringify(values) });
}
