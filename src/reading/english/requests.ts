// "POST /bookings with body { seat: 7 }" → a request, checked against the routes of the repository.
import type { Json, Step } from "#scenario/scenario.ts";
import type { Lexicon } from "../lexicon.ts";
import { piecesOf } from "./arguments.ts";
import { literalAt } from "./literals.ts";
import { masked } from "./mask.ts";
import { ask, type Outcome, readAs } from "./outcome.ts";

type Request = Extract<Step, { kind: "http" }>;

export function readRequest(text: string, lexicon: Lexicon): Outcome<{ readonly step: Request; readonly name: string }> {
  const match = /\b(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\s+`?(?:https?:\/\/[^/\s`]+)?(\/[^\s`,;]*)`?/.exec(text);
  if (!match) return null;
  const method = match[1] ?? "";
  const path = (match[2] ?? "").replace(/[.)]+$/, "");
  const route = lexicon.routes.find((one) => (one.method === method || one.method === "ALL") && fitsRoute(one.path, path));
  if (!route && lexicon.routes.length > 0) return ask(`${method} ${path}`, routesNear(method, path, lexicon));
  const rest = text.slice(match.index + match[0].length).replace(SENT, "");
  const headers = headersIn(rest);
  const body = bodyIn(rest);
  if (body === null) return ask(rest, []);
  const step: Request = { kind: "http", method, service: null, path, headers, body: body.value, as: null };
  return readAs(
    { step, name: `${method} ${path}` },
    ...(route && route.path !== path ? [`${method} ${path} as the route \`${route.method} ${route.path}\``] : []),
  );
}

/** Words that only say that the request is made. */
const SENT = /\s*\b(?:is|are|was|gets?)\s+(?:sent|called|made|requested|received|posted)\b(?:\s+again)?/gi;

/** `/seats/:id` or `/seats/{id}` fits `/seats/7`; a query is not part of the path. */
export function fitsRoute(pattern: string, path: string): boolean {
  const wanted = pattern.split("/");
  const parts = (path.split(/[?#]/)[0] ?? "").replace(/(?<=.)\/$/, "").split("/");
  const open = (part: string): boolean => /^[:{*]/.test(part);
  if (wanted.at(-1)?.startsWith("*")) return wanted.slice(0, -1).every((part, at) => part === parts[at] || open(part));
  return wanted.length === parts.length && wanted.every((part, at) => part === parts[at] || (open(part) && parts[at] !== ""));
}

function routesNear(method: string, path: string, lexicon: Lexicon): readonly string[] {
  const near = lexicon.near(path);
  const others = lexicon.routes.filter((route) => route.method === method).map((route) => `${route.method} ${route.path}`);
  return [...new Set([...near.filter((name) => name.includes("/")), ...others])];
}

function headersIn(rest: string): Readonly<Record<string, string>> {
  const headers = [
    ...rest.matchAll(/\bheaders?\s+[`"]?([\w-]+)[`"]?\s*(?::|=|\bof\b|\bset to\b|\bis\b)?\s*(?:"([^"]*)"|`([^`]*)`|([^\s,;]+))/gi),
  ];
  return Object.fromEntries(headers.map((match) => [(match[1] ?? "").toLowerCase(), match[2] ?? match[3] ?? match[4] ?? ""]));
}

/** Null when something is sent that cannot be read as values. */
function bodyIn(rest: string): { readonly value: Json | undefined } | null {
  const opening = /[[{]/.exec(rest);
  const literal = opening && literalAt(rest, opening.index)?.literal;
  if (literal) return literal.json === undefined ? null : { value: literal.json };
  const withList = /\b(?:with|sending|containing)\b\s+(?:(?:the|an?)\s+)?(?:json\s+)?(?:body|payload|fields?)?\s*(?:of|:)?\s*/i.exec(
    masked(rest),
  );
  if (!withList || /^headers?\b/i.test(rest.slice(withList.index + withList[0].length))) return { value: undefined };
  const words = rest.slice(withList.index + withList[0].length).replace(/\s+(?:and|with)\s+(?:the\s+)?headers?\b.*$/i, "");
  if (/^(?:no|an? empty)\b/i.test(words)) return { value: undefined };
  const pieces = piecesOf(words, new Set(), true);
  if (!pieces || pieces.some((one) => one.name === null || one.literal.json === undefined)) return null;
  return { value: Object.fromEntries(pieces.map((one) => [one.name ?? "", one.literal.json ?? null])) };
}
