// Which server the order goes to: the sandbox in one of its moods, or the visitor's own.

import { byId, element } from "../dom";
import { readServer, type Server } from "../server";
import { MOODS, newRun } from "./moods";

export interface ServerChoice {
  options(): Server;
  /** After a call: the next one begins the mood afresh. */
  nextRun(): void;
}

export function createServerChoice(form: HTMLFormElement): ServerChoice {
  const moodHint = byId("mood-hint", HTMLElement);
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
    options: () => readServer(run),
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
