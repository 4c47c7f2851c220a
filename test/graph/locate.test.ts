// Lines and names → declarations.
import { expect, test } from "vitest";
import { symbolAt, symbolsNamed } from "#graph/locate.ts";
import { graphOf } from "../survey/printed.ts";

const graph = graphOf(`// file: a.ts
export class Hall {
  open() { return 1; }

  close() {}
}
start();
// file: b.ts
function open() {}
export const till = { open() {} };
`);

test("the innermost declaration around a line", () => {
  expect([1, 2, 3, 4, 6, 9].map((line) => symbolAt(graph, "a.ts", line)?.name)).toEqual([
    "Hall",
    "Hall.open",
    "Hall",
    "Hall.close",
    undefined,
    undefined,
  ]);
});

test("whole names before last parts, exported before others", () => {
  expect(symbolsNamed(graph, "open").map((one) => one.id)).toEqual(["b.ts#open"]);
  expect(symbolsNamed(graph, "close").map((one) => one.id)).toEqual(["a.ts#Hall.close"]);
  expect(symbolsNamed(graph, "till.open").map((one) => one.id)).toEqual(["b.ts#till.open"]);
  expect(symbolsNamed(graph, "nothing")).toEqual([]);
});
