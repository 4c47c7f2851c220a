// The contract finds operations and refuses what GitHub would refuse, or would silently ignore.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { invariant } from "#ground/bug.ts";
import { Contract } from "./contract.ts";
import { OPERATIONS } from "./operations.ts";

const contract = new Contract();
const HEAD = "b".repeat(40);

function problems(line: string, body?: unknown): string[] {
  const [method, address] = line.split(" ") as [string, string];
  const url = new URL(address, "http://api");
  const operation = contract.find(method, url.pathname);
  return operation === undefined ? ["no such operation"] : contract.requestProblems(operation, { query: url.searchParams, body });
}
const check = (more: object): object => ({ name: "foretrace", head_sha: HEAD, ...more });
const notes = (count: number, more: object = {}): object[] =>
  Array.from({ length: count }, (_, at) => ({
    path: "src/seats.ts",
    start_line: at + 1,
    end_line: at + 1,
    annotation_level: "warning",
    message: "the seat is free",
    ...more,
  }));

test("the slice is small and complete", () => {
  const text = readFileSync(new URL("./github-openapi.json", import.meta.url), "utf8");
  expect(text.length).toBeLessThan(60_000);
  const ids = (JSON.parse(text) as { operations: { id: string }[] }).operations.map((operation) => operation.id);
  expect(ids).toEqual(Object.keys(OPERATIONS).sort());
});

test("paths find their operation, the most literal first", () => {
  expect(contract.find("GET", "/repos/cinema/booking/contents/.github%2Fforetrace.yml")).toMatchObject({
    id: "repos/get-content",
    params: { path: ".github/foretrace.yml" },
  });
  expect(contract.find("GET", "/repos/cinema/booking/git/ref/heads/feature/seats")?.params.ref).toBe("heads/feature/seats");
  expect(contract.find("PATCH", "/repos/cinema/booking/pulls/comments/7")?.id).toBe("pulls/update-review-comment");
  expect(contract.find("DELETE", "/repos/cinema/booking")).toBeUndefined();
});

test("what is right passes", () => {
  expect(
    problems(
      "POST /repos/cinema/booking/check-runs",
      check({ status: "completed", conclusion: "neutral", output: { title: "t", summary: "s", annotations: notes(50) } }),
    ),
  ).toEqual([]);
  expect(problems("GET /repos/cinema/booking/pulls/7/files?per_page=100&page=2")).toEqual([]);
  expect(problems("POST /repos/cinema/booking/issues/7/labels", { labels: ["scenario"] })).toEqual([]);
  expect(problems("POST /app/installations/5/access_tokens")).toEqual([]);
  expect(problems("POST /app/installations/5/access_tokens", { permissions: { contents: "read" } })).toEqual([]);
});

describe("what is wrong is named", () => {
  const wrong: readonly [string, string, object | undefined, RegExp][] = [
    [
      "51 annotations",
      "POST /repos/cinema/booking/check-runs",
      check({ output: { title: "t", summary: "s", annotations: notes(51) } }),
      /50/,
    ],
    [
      "a wrong level",
      "POST /repos/cinema/booking/check-runs",
      check({ output: { title: "t", summary: "s", annotations: notes(1, { annotation_level: "error" }) } }),
      /annotation_level|allowed/,
    ],
    [
      "columns over lines",
      "POST /repos/cinema/booking/check-runs",
      check({ output: { title: "t", summary: "s", annotations: notes(1, { end_line: 9, start_column: 1 }) } }),
      /columns/,
    ],
    [
      "a summary too long",
      "POST /repos/cinema/booking/check-runs",
      check({ output: { title: "t", summary: "x".repeat(65_536) } }),
      /65535/,
    ],
    ["no conclusion", "PATCH /repos/cinema/booking/check-runs/1", { status: "completed" }, /conclusion/],
    ["a wrong conclusion", "PATCH /repos/cinema/booking/check-runs/1", { status: "completed", conclusion: "broken" }, /allowed|conclusion/],
    [
      "a misspelt property",
      "PATCH /repos/cinema/booking/check-runs/1",
      { status: "in_progress", concluson: "success" },
      /concluson is not a property/,
    ],
    [
      "four buttons",
      "POST /repos/cinema/booking/check-runs",
      check({ actions: Array.from({ length: 4 }, () => ({ label: "l", description: "d", identifier: "i" })) }),
      /3/,
    ],
    ["a comment too long", "POST /repos/cinema/booking/issues/7/comments", { body: "x".repeat(65_537) }, /too long/],
    ["an empty comment", "POST /repos/cinema/booking/issues/7/comments", { body: "" }, /blank/],
    [
      "a number as text",
      "POST /repos/cinema/booking/pulls/7/reviews",
      { event: "COMMENT", body: "b", comments: [{ path: "a.ts", line: "3", body: "b" }] },
      /integer/,
    ],
    [
      "a line range turned round",
      "POST /repos/cinema/booking/pulls/7/reviews",
      { event: "COMMENT", body: "b", comments: [{ path: "a.ts", line: 3, start_line: 3, body: "b" }] },
      /precede/,
    ],
    [
      "a side that is none",
      "POST /repos/cinema/booking/pulls/7/reviews",
      { event: "COMMENT", body: "b", comments: [{ path: "a.ts", line: 3, side: "side", body: "b" }] },
      /LEFT or RIGHT/,
    ],
    ["a request for changes", "POST /repos/cinema/booking/pulls/7/reviews", { event: "REQUEST_CHANGES", body: "b" }, /only comments/],
    ["an unknown query", "GET /repos/cinema/booking/pulls/7/files?perpage=100", undefined, /perpage/],
    ["a page too large", "GET /repos/cinema/booking/pulls/7/files?per_page=300", undefined, /at most 100/],
    ["a word for a number", "GET /repos/cinema/booking/pulls/seven", undefined, /pull_number/],
    ["an unknown operation", "DELETE /repos/cinema/booking", undefined, /no such operation/],
    [
      "an unknown permission",
      "POST /app/installations/5/access_tokens",
      { permissions: { content: "read" } },
      /property name|propertyNames|allowed/,
    ],
    ["a body on a GET", "GET /repos/cinema/booking", { a: 1 }, /no body/],
  ];
  test.each(wrong)("%s", (_title, line, body, expected) => {
    expect(problems(line, body).join("\n")).toMatch(expected);
  });
});

test("answers are checked too", () => {
  const operation = contract.find("GET", "/repos/cinema/booking/collaborators/ann/permission");
  invariant(operation !== undefined, "the operation is in the slice");
  expect(contract.responseProblems(operation, 200, { permission: "write", role_name: "write", user: null })).toEqual([]);
  expect(contract.responseProblems(operation, 200, { permission: "write" }).join()).toMatch(/role_name/);
  expect(contract.responseProblems(operation, 204, "").join()).toMatch(/204/);
});

test("every request and answer of the slice compiles", () => {
  for (const { method, path } of (
    JSON.parse(readFileSync(new URL("./github-openapi.json", import.meta.url), "utf8")) as {
      operations: { method: string; path: string }[];
    }
  ).operations) {
    const operation = contract.find(method, path.replace(/\{\w+\}/g, "1"));
    expect(operation, `${method} ${path}`).toBeDefined();
    if (operation === undefined) continue;
    contract.requestProblems(operation, { query: new URLSearchParams(), body: {} });
    for (const status of [200, 201, 202]) contract.responseProblems(operation, status, {});
  }
});
