// Lines of base at head, through insertions, deletions and rewrites anywhere in a file.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changedLines, printHunk, standInAtHead } from "#verdict/lines.ts";
import { changeOf, hunksBetween } from "./samples.ts";

const text = (lines: string): string =>
  lines
    .split(" ")
    .map((line) => `${line}\n`)
    .join("");

/** `a→1 b→✗` for base and `1 2+` for head: where each line went, and which the change wrote. */
function mapped(base: string, head: string): string {
  const lines = changedLines([changeOf("seats.ts", text(base), text(head))]);
  const went = base.split(" ").map((name, at) => `${name}→${lines.atHead("seats.ts", at + 1)?.line ?? "✗"}`);
  const wrote = head.split(" ").map((name, at) => (lines.wroteAtHead("seats.ts", at + 1) === null ? name : `+${name}`));
  return `${went.join(" ")} | ${wrote.join(" ")}`;
}

describe("a line of base", () => {
  test.each([
    ["nothing changes", "a b c", "a b c", "a→1 b→2 c→3 | a b c"],
    ["inserted at the start", "a b", "x a b", "a→2 b→3 | +x a b"],
    ["inserted inside", "a b c", "a x y b c", "a→1 b→4 c→5 | a +x +y b c"],
    ["inserted at the end", "a b", "a b x", "a→1 b→2 | a b +x"],
    ["deleted at the start", "a b c", "b c", "a→✗ b→1 c→2 | b c"],
    ["deleted inside", "a b c d", "a d", "a→1 b→✗ c→✗ d→2 | a d"],
    ["deleted at the end", "a b c", "a", "a→1 b→✗ c→✗ | a"],
    ["rewritten", "a b c", "a B c", "a→1 b→✗ c→3 | a +B c"],
    ["rewritten as more lines", "a b c", "a x y z c", "a→1 b→✗ c→5 | a +x +y +z c"],
    ["several hunks", "a b c d e f", "x a c D e f y", "a→2 b→✗ c→3 d→✗ e→5 f→6 | +x a c +D e f +y"],
  ])("%s", (_what, base, head, wanted) => expect(mapped(base, head)).toBe(wanted));

  test("follows a renamed file, and is nowhere in a removed one", () => {
    const lines = changedLines([
      changeOf("src/seat.ts", text("a b"), text("x a b"), "src/seats.ts"),
      { status: "removed", path: "src/old.ts", basePath: "src/old.ts", binary: false, hunks: hunksBetween(text("a"), "") },
    ]);
    expect(lines.atHead("src/seats.ts", 2)).toEqual({ path: "src/seat.ts", line: 3 });
    expect(lines.headPath("src/seats.ts")).toBe("src/seat.ts");
    expect(lines.atHead("src/old.ts", 1)).toBeNull();
    expect(lines.tookAtBase("src/old.ts", 1)).toBeNull();
    expect(lines.atHead("src/same.ts", 9)).toEqual({ path: "src/same.ts", line: 9 });
  });

  test("a new file is written from its first line to its last", () => {
    const change = { status: "added", path: "a.ts", basePath: null, binary: false, hunks: hunksBetween("", text("a b")) } as const;
    const lines = changedLines([change]);
    expect([1, 2, 3].map((line) => lines.wroteAtHead("a.ts", line) !== null)).toEqual([true, true, false]);
  });

  test("has equal text wherever it went, in the same order, and every other line is the change's", () => {
    const file = fc.array(fc.constantFrom("a", "b", "c", "}"), { maxLength: 12 });
    fc.assert(
      fc.property(file, file, (base, head) => {
        const [before, after] = [base, head].map((lines) => lines.map((line) => `${line}\n`).join(""));
        const lines = changedLines([changeOf("f.ts", before ?? "", after ?? "")]);
        const went = base.map((_, at) => lines.atHead("f.ts", at + 1)?.line ?? null);
        const kept = went.filter((line) => line !== null);
        expect(kept).toEqual([...kept].sort((a, b) => a - b));
        for (const [at, line] of went.entries()) if (line !== null) expect(head[line - 1]).toBe(base[at]);
        expect(went.map((line) => line === null)).toEqual(base.map((_, at) => lines.tookAtBase("f.ts", at + 1) !== null));
        expect(head.map((_, at) => !kept.includes(at + 1))).toEqual(head.map((_, at) => lines.wroteAtHead("f.ts", at + 1) !== null));
      }),
    );
  });
});

test("a removed line stands before the next one, a rewritten one where it was", () => {
  const at = (base: string, head: string, line: number): number => {
    const [hunk] = hunksBetween(text(base), text(head));
    return hunk === undefined ? 0 : standInAtHead(hunk, line);
  };
  expect(at("a b c", "a c", 2)).toBe(2);
  expect(at("a b c", "b c", 1)).toBe(1);
  expect(at("a b c d", "a B C d", 3)).toBe(3);
  expect(at("a b c d", "a X d", 3)).toBe(2);
});

test("a hunk is printed as a small diff, cut when long, without carriage returns", () => {
  const print = (base: string, head: string): string => {
    const [hunk] = hunksBetween(base, head);
    return hunk === undefined ? "" : printHunk(hunk, base, head, 2);
  };
  expect(print("a\r\nb\r\nc\r\n", "a\r\nB\r\nc\r\n")).toBe("- b\n+ B");
  expect(print(text("a e"), text("a b c d e"))).toBe("+ b\n+ c\n+ … 1 more");
  expect(print(text("a b"), text("b"))).toBe("- a");
});
