// Where a scenario came from, as one line of text, both ways: `issue 12`, `test src/a.test.ts:7 vitest`.
import { assertNever } from "#ground/bug.ts";
import type { ScenarioSource } from "./scenario.ts";

export function printSource(source: ScenarioSource): string {
  switch (source.kind) {
    case "test":
      return `test ${source.path}:${source.line} ${source.framework}`;
    case "issue":
    case "incident":
      return `${source.kind} ${source.number}`;
    case "file":
      return `file ${source.path}`;
    case "history":
      return `history ${source.commit}`;
    default:
      return assertNever(source);
  }
}

export function parseSource(text: string): ScenarioSource | null {
  const [, kind, rest] = /^(\w+) (.+)$/s.exec(text.trim()) ?? [];
  if (kind === undefined || rest === undefined) return null;
  if (kind === "file") return { kind, path: rest };
  if (kind === "history") return { kind, commit: rest };
  if (kind === "issue" || kind === "incident") return /^#?\d+$/.test(rest) ? { kind, number: Number(rest.replace("#", "")) } : null;
  const place = kind === "test" ? /^(.+):(\d+) (\S+)$/s.exec(rest) : null;
  return place ? { kind: "test", path: place[1] ?? "", line: Number(place[2]), framework: place[3] ?? "" } : null;
}
