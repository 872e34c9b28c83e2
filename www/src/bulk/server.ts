// The server that the orders go to: the one that the Update panel names, with the mood that is chosen there.

import { byId } from "../dom";
import type { SendOptions } from "./messages";

const SANDBOX = "/api";

export type Server = Pick<SendOptions, "baseUrl" | "token">;

/** @param run What the sandbox calls this run: in a new one, its mood begins afresh. */
export function readServer(run: number): Server {
  const choices = new FormData(byId("request-form", HTMLFormElement));
  if (choices.get("server") === "own") return readOwnServer();
  const mood = choices.get("mood");
  return { baseUrl: mood ? `${SANDBOX}/moods/${mood}/bulk-${run}` : SANDBOX };
}

function readOwnServer(): Server {
  const baseUrl = byId("base-url", HTMLInputElement).value;
  const token = byId("token", HTMLInputElement).value;
  return token === "" ? { baseUrl } : { baseUrl, token };
}
