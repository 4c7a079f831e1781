// What this library is, how far to trust it, and the copy on this device.

import config from "../../config.js";
import { to } from "../addresses.js";
import * as keeping from "../copy/keeping.js";
import { asOf } from "../copy/store.js";
import { make } from "../dom.js";
import { announce } from "../frame.js";
import { instant } from "../words.js";

export async function view(address) {
  return {
    title: `About ${config.name}`,
    body: [
      make(
        "div",
        { class: "reading" },
        make("h1", {}, `About ${config.name}`),
        ...trust(),
        make("h2", {}, "Reading offline"),
        copy(),
        make("h2", {}, "Further lists"),
        make(
          "ul",
          {},
          make("li", {}, make("a", { href: to({ page: "list", list: "care-roles" }, address) }, "Who takes part")),
          make("li", {}, make("a", { href: to({ page: "list", list: "categories" }, address) }, "Categories")),
        ),
      ),
    ],
  };
}

function trust() {
  return [
    "Every text was approved by a named, qualified person who did not write it, and says when it is to be reviewed again. Numbers in the text lead to its sources.",
    "Where the library has no value, the page says “not stated”. That never means “none”: a risk without a number is not a rare one.",
    "It informs. It does not replace a doctor, does not know you or your history, and recommends no treatment.",
    config.contact,
    config.emergency,
  ]
    .filter(Boolean)
    .map((words) => make("p", {}, words));
}

function copy() {
  const place = make("div", {});
  const show = () => place.replaceChildren(...told(show));
  show();
  return place;
}

function told(show) {
  if (!config.offline) return [make("p", {}, "This site keeps no copy on your device.")];
  const at = asOf();
  const words = at
    ? `A copy of the whole library is on this device, as of ${instant(at)}. It is brought up to date whenever you read with a network, and what is withdrawn leaves it.`
    : "There is no copy on this device.";
  const act = at ? ["Remove the copy", keeping.stop] : ["Keep a copy", keeping.keepAgain];
  const button = make(
    "button",
    {
      type: "button",
      click: async () => {
        button.disabled = true;
        await act[1]();
        show();
        announce(asOf() ? "A copy is kept." : "There is no copy on this device.");
      },
    },
    act[0],
  );
  return [make("p", {}, words), button];
}
