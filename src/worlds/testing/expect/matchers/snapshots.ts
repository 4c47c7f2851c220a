// Snapshot matchers: inline ones, and those kept in `__snapshots__`. A snapshot that is not written yet passes, as on a developer's machine.
import { getFrom } from "#machine/access.ts";
import type { Agent } from "#machine/agent.ts";
import { attempt, call } from "#machine/call.ts";
import { isCallable, isObject, type Value } from "#machine/value.ts";
import { unmodelled } from "../../../guest/unmodelled.ts";
import { settingOf } from "../../../world.ts";
import { prettyText } from "../../pretty.ts";
import { testRoom } from "../../room.ts";
import { titlesOf } from "../../suite.ts";
import type { Expectation, Matcher, Matchers, Outcome, Style } from "../matcher.ts";

const inline: Matcher = (agent, received, args, _, style) => {
  const [first, second] = args;
  if (isObject(first)) unmodelled(agent, `${style}.expect.toMatchInlineSnapshot`, "property matchers in snapshots are not modelled");
  const text = typeof first === "string" ? first : typeof second === "string" ? second : null;
  return compare(agent, printed(agent, received), text === null ? null : undented(text), "inline snapshot", style);
};

const stored: Matcher = (agent, received, args, _, style) => {
  const [first, second] = args;
  if (isObject(first)) unmodelled(agent, `${style}.expect.toMatchSnapshot`, "property matchers in snapshots are not modelled");
  const hint = typeof first === "string" ? first : typeof second === "string" ? second : "";
  const key = keyOf(agent, hint, style);
  return compare(agent, printed(agent, received), storedText(agent, key), key, style);
};

const thrownInline: Matcher = (agent, received, [first], expectation, style) => {
  const thrown = thrownText(agent, received, expectation, style);
  return compare(agent, thrown, typeof first === "string" ? undented(first) : null, "inline snapshot", style);
};

const thrownStored: Matcher = (agent, received, [hint], expectation, style) => {
  const key = keyOf(agent, typeof hint === "string" ? hint : "", style);
  return compare(agent, thrownText(agent, received, expectation, style), storedText(agent, key), key, style);
};

export const snapshotMatchers: Matchers = {
  toMatchInlineSnapshot: inline,
  toMatchSnapshot: stored,
  toThrowErrorMatchingInlineSnapshot: thrownInline,
  toThrowErrorMatchingSnapshot: thrownStored,
};

const printed = (agent: Agent, value: Value): string => prettyText(agent, value, { escape: false });

function compare(agent: Agent, received: string, expected: string | null, name: string, style: Style): Outcome {
  const title =
    style === "vitest" ? `Snapshot \`${name === "inline snapshot" ? keyOf(agent, "", style) : name}\` mismatched` : "snapshot mismatched";
  return {
    pass: expected === null || expected.trim() === received.trim(),
    chai: [title, title],
    values: { expected: expected ?? received, received },
    jest: { argument: "snapshot", lines: () => [`Snapshot name: \`${name}\``, "", `Snapshot: ${expected ?? ""}`, `Received: ${received}`] },
  };
}

function thrownText(agent: Agent, received: Value, expectation: Expectation, style: Style): string {
  let thrown = received;
  if (expectation.promise !== "rejects" && isCallable(received)) {
    const done = attempt(() => call(agent, received, undefined, []));
    if (done.ok) return "undefined";
    thrown = done.thrown.value;
  }
  if (style === "jest" && isObject(thrown)) return `"${String(getFrom(agent, thrown, "message"))}"`;
  return printed(agent, thrown);
}

/** Takes away the indentation that an inline snapshot has in the source. */
function undented(text: string): string {
  const match = /^\n([ \t]*)/.exec(text);
  if (match === null) return text;
  const margin = match[1] ?? "";
  return text
    .split("\n")
    .map((line) => (line.startsWith(margin) ? line.slice(margin.length) : line.trimStart()))
    .join("\n")
    .replace(/^\n|\n$/g, "");
}

/** `suite > test 1`; jest joins titles with blanks. */
function keyOf(agent: Agent, hint: string, style: Style): string {
  const current = testRoom(agent).current;
  const titles = current === null ? [] : titlesOf(current.test);
  const name = `${titles.join(style === "vitest" ? " > " : " ")}${hint === "" ? "" : style === "vitest" ? ` > ${hint}` : `: ${hint}`}`;
  const count = (current?.snapshots.get(name) ?? 0) + 1;
  current?.snapshots.set(name, count);
  return `${name} ${count}`;
}

function storedText(agent: Agent, key: string): string | null {
  const { path } = testRoom(agent);
  const slash = path.lastIndexOf("/");
  const text = settingOf(agent).fileText(`${path.slice(0, slash + 1)}__snapshots__/${path.slice(slash + 1)}.snap`);
  if (text === undefined) return null;
  const marker = `exports[\`${key.replace(/`|\\|\$\{/g, "\\$&")}\`] = \``;
  const from = text.indexOf(marker);
  if (from < 0) return null;
  const start = from + marker.length;
  const end = text.indexOf("`;", start);
  return text
    .slice(start, end)
    .replace(/\\(`|\\|\$\{)/g, "$1")
    .replace(/^\n|\n$/g, "");
}
