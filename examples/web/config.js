// All that a clinic changes. See README.md.

export default {
  // Where the library answers; its API lies below, at /api/v1/.
  library: "http://127.0.0.1:8000",

  name: "Pain Library",
  claim: "Pain procedures explained, with their sources.",
  contact: "Talk to your doctor or your pain clinic before you decide on any treatment.",
  emergency: "In an emergency, call your local emergency number.",

  // Two colors, each with a contrast of 4.5:1 or more to the background of its mode.
  colors: { light: "#0b5a66", dark: "#7cd0d8" },

  // Whether readers keep a copy of the library on their device, for reading without a network.
  offline: true,
};
