// The server that the orders go to: the one that the Update panel names, without the sandbox's moods, which are for
// one order.

import { byId } from "../dom";
import type { SendOptions } from "./messages";

const SANDBOX = "/api";

export type Server = Pick<SendOptions, "baseUrl" | "token">;

export function readServer(): Server {
  const chosen = new FormData(byId("request-form", HTMLFormElement)).get("server");
  if (chosen !== "own") return { baseUrl: SANDBOX };
  const baseUrl = byId("base-url", HTMLInputElement).value;
  const token = byId("token", HTMLInputElement).value;
  return token === "" ? { baseUrl } : { baseUrl, token };
}
