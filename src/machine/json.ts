// The text of JSON modules, with the error a guest would see.
import type { Agent } from "./agent.ts";
import type { HostValue } from "./cross.ts";
import { throwError } from "./error.ts";

export function parseJson(agent: Agent, text: string, key: string): HostValue {
  agent.expectString(text.length);
  try {
    return JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text) as HostValue;
  } catch (error) {
    return throwError(agent, "SyntaxError", `${key}: ${error instanceof SyntaxError ? error.message : "is not JSON"}`);
  }
}
