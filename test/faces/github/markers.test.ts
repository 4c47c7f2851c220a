// The marks by which we know our own comments, and texts cut to what GitHub takes.
import { expect, test } from "vitest";
import { findingIn, findingMark, fitted, marked, replyMark, stickyMark } from "#faces/github/markers.ts";

test("a finding's mark is read back, settled or not", () => {
  expect(findingIn(`${findingMark("00ff")}\nrefund twice`)).toEqual({ fingerprint: "00ff", settled: false });
  expect(findingIn(`words before ${findingMark("00ff", true)}`)).toEqual({ fingerprint: "00ff", settled: true });
  expect(findingIn(stickyMark(12))).toBeNull();
  expect(findingIn("<!-- foretrace:v1 fp=<b> -->")).toBeNull();
});

test("a key cannot end the comment that hides it", () => {
  expect(replyMark("command-12 --> <b>")).toBe("<!-- foretrace:v1 kind=reply key=command-12_--___b_ -->");
});

test("what is too long is cut, says so, and keeps its mark", () => {
  expect(fitted("short", 10, "")).toBe("short");
  const cut = fitted("x".repeat(100), 60, "More: http://a");
  expect(cut).toHaveLength(60);
  expect(cut).toMatch(/^x+\n\n… cut here. More: http:\/\/a$/);
  expect(fitted(`${"x".repeat(42)}👍${"x".repeat(50)}`, 60, "xx")).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
  const body = marked(stickyMark(12), "x".repeat(200), 120);
  expect(body.length).toBeLessThanOrEqual(120);
  expect(body.startsWith(`${stickyMark(12)}\nxxx`)).toBe(true);
});
