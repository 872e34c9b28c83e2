// The server that orders go to, as the Update panel has it: the sandbox in the chosen mood, or the visitor's own.

import { byId } from "./dom";

const SANDBOX = "/api";

export interface Server {
  baseUrl: string;
  token?: string;
}

/** @param run What the sandbox calls this run: in a new one, its mood begins afresh. */
export function readServer(run: string): Server {
  const choices = new FormData(byId("request-form", HTMLFormElement));
  if (choices.get("server") === "own") return readOwnServer();
  const mood = choices.get("mood");
  return { baseUrl: mood ? `${SANDBOX}/moods/${mood}/${run}` : SANDBOX };
}

function readOwnServer(): Server {
  const baseUrl = byId("base-url", HTMLInputElement).value;
  const token = byId("token", HTMLInputElement).value;
  return token === "" ? { baseUrl } : { baseUrl, token };
}
