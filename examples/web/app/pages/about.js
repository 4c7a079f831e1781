import config from "../../config.js";
import { make } from "../dom.js";

export async function view() {
  return { title: "About this library", body: [make("h1", {}, `About ${config.name}`)] };
}
