// curl lines and bare HTTP requests, as people paste them into issues → requests.
import type { Json, Step } from "#scenario/scenario.ts";

type Request = Extract<Step, { kind: "http" }>;

export function readCurl(code: string): readonly Request[] {
  const lines = code.replace(/\\\n\s*/g, " ").split("\n");
  const curls = lines.flatMap((line) => (/^\s*(?:\$\s*)?curl\s/.test(line) ? (ofCurl(line) ?? []) : []));
  return curls.length > 0 ? curls : (bareRequest(code) ?? []);
}

function ofCurl(line: string): Request | null {
  const words = [...line.matchAll(/'([^']*)'|"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(
    (match) => match[1] ?? match[2]?.replace(/\\(["\\])/g, "$1") ?? match[3] ?? "",
  );
  let method: string | null = null;
  let url: string | null = null;
  let data: string | null = null;
  const headers: Record<string, string> = {};
  for (let at = words.indexOf("curl") + 1; at < words.length; at++) {
    const word = words[at] ?? "";
    if (word === "-X" || word === "--request") method = words[++at] ?? null;
    else if (/^(-d|--data(-raw|-binary)?|--json)$/.test(word)) data = words[++at] ?? null;
    else if (word === "-H" || word === "--header") Object.assign(headers, headerOf(words[++at] ?? ""));
    else if (/^(?:https?:\/\/|\/|localhost)/.test(word)) url = word;
  }
  const path = url === null ? null : pathOf(url);
  return path === null
    ? null
    : { kind: "http", method: method ?? (data === null ? "GET" : "POST"), service: null, path, headers, body: bodyOf(data), as: null };
}

/** `POST /bookings HTTP/1.1`, headers, an empty line, a body. */
function bareRequest(code: string): readonly Request[] | null {
  const start = /^\s*(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\s+(\S+)(?:\s+HTTP\/[\d.]+)?[ ]*(?:\n|$)/.exec(code);
  const path = start ? pathOf(start[2] ?? "") : null;
  if (!start || path === null) return null;
  const [head = "", ...rest] = code.slice(start[0].length).split(/\n\s*\n/);
  const isBody = /^\s*[{[]/.test(head);
  const headers = isBody ? {} : Object.fromEntries(head.split("\n").flatMap((line) => Object.entries(headerOf(line))));
  return [
    { kind: "http", method: start[1] ?? "", service: null, path, headers, body: bodyOf(isBody ? head : rest.join("\n\n")), as: null },
  ];
}

const pathOf = (url: string): string | null => /^(?:https?:\/\/)?[^/]*(\/\S*)?$/.exec(url)?.[1] ?? (/^https?:\/\//.test(url) ? "/" : null);

function headerOf(line: string): Record<string, string> {
  const [, name, value] = /^\s*([\w-]+)\s*:\s*(.*)$/.exec(line) ?? [];
  return name === undefined || value === undefined ? {} : { [name.toLowerCase()]: value.trim() };
}

function bodyOf(data: string | null): Json | undefined {
  if (data === null || data.trim() === "") return undefined;
  try {
    return JSON.parse(data) as Json;
  } catch {
    return data; // a body that is no JSON is sent as the text it is
  }
}
