// Which words of a comment are a command to us.
import { describe, expect, test } from "vitest";
import { issuesClosedBy } from "#faces/github/closing-words.ts";
import { commandIn } from "#faces/github/commands.ts";

const said = (body: string): string | null => {
  const command = commandIn(body);
  return command === null ? null : `${command.name}|${command.rest}`;
};

describe("a command", () => {
  test.each([
    ["/simulate", "/simulate|"],
    ["/why src/fx.ts:12  ", "/why|src/fx.ts:12"],
    ["Please\r\n\r\n/simulate\r\n", "/simulate|"],
    ["   /help me", "/help|me"],
    ["/cc @ann\n/simulate", "/simulate|"],
    ["/usr/bin/env is there\n/help", "/help|"],
    ["````\n```\n/help\n````\n/simulate", "/simulate|"],
    ["```js\n/help\n``` not closed by this\n/help\n```\n/simulate", "/simulate|"],
    ["~~~\n/help\n~~~\n/simulate", "/simulate|"],
    ["a `` ` `` b\n/simulate", "/simulate|"],
    ["``` inline ``` text\n/simulate", "/simulate|"],
    ["<!-- /help\n/help -->\n/simulate", "/simulate|"],
  ])("%j", (body, wanted) => expect(said(body)).toBe(wanted));
});

describe("no command", () => {
  test.each([
    ["nothing", ""],
    ["of somebody else", "/lgtm"],
    ["not at the start of its line", "try /simulate"],
    ["a longer word", "/simulated"],
    ["in capitals", "/Simulate"],
    ["quoted", "> /simulate"],
    ["quoted, indented", "  > /simulate"],
    ["in a fence", "```\n/simulate\n```"],
    ["in a fence that is never closed", "```\n/simulate"],
    ["in a fence that a shorter one does not close", "````\n```\n/simulate"],
    ["in indented code", "    /simulate"],
    ["behind a tab", "\t/simulate"],
    ["in a hidden comment", "<!--\n/simulate\n-->"],
    ["in a hidden comment without an end", "<!--\n/simulate"],
    ["a path", "/simulate/it"],
  ])("%s", (_what, body) => expect(said(body)).toBeNull());
});

test.each([
  ["Closes #12", [12]],
  ["fixes: #3 and resolved #4, closes #3", [3, 4]],
  ["Fixed  #7", [7]],
  ["see #12, prefixes #13, fixes cinema/booking#14", []],
  ["close #5x", []],
])("%j closes %j", (text, numbers) => expect(issuesClosedBy(text)).toEqual(numbers));
