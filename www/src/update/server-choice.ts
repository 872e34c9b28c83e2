// Which server the order goes to: the sandbox in one of its moods, or the visitor's own.

import type { ClientOptions } from "assessment-order";
import { byId, element } from "../dom";
import { MOODS, newRun } from "./moods";

const SANDBOX = "/api";

export interface ServerChoice {
  options(): ClientOptions;
  /** After a call: the next one begins the mood afresh. */
  nextRun(): void;
}

export function createServerChoice(form: HTMLFormElement): ServerChoice {
  const moodHint = byId("mood-hint", HTMLElement);
  const baseUrl = byId("base-url", HTMLInputElement);
  const token = byId("token", HTMLInputElement);
  let run = newRun();

  byId("moods", HTMLElement).append(...MOODS.map(({ name, title }) => moodLabel(name, title)));
  // A browser may bring back what was chosen before a reload; here nothing is kept.
  form.reset();

  const chosen = (name: string) => String(new FormData(form).get(name));
  const mood = () => MOODS.find(({ name }) => name === chosen("mood")) ?? MOODS[0];

  const show = () => {
    const own = chosen("server") === "own";
    byId("sandbox-settings", HTMLElement).hidden = own;
    byId("own-settings", HTMLElement).hidden = !own;
    const says = mood()?.says ?? "";
    if (moodHint.textContent !== says) moodHint.textContent = says;
  };
  form.addEventListener("change", show);
  show();

  return {
    options() {
      if (chosen("server") === "own") {
        const given = token.value === "" ? {} : { token: token.value };
        return { baseUrl: baseUrl.value, ...given };
      }
      const name = mood()?.name;
      return { baseUrl: name ? `${SANDBOX}/moods/${name}/${run}` : SANDBOX };
    },
    nextRun() {
      run = newRun();
    },
  };
}

function moodLabel(name: string, title: string): HTMLLabelElement {
  const radio = element("input", { type: "radio", name: "mood", value: name });
  if (name === "") radio.defaultChecked = true;
  return element("label", { "data-testid": `mood-${name || "fine"}` }, radio, title);
}
