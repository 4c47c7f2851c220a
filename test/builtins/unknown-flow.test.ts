// How an unknown flows through the library in programs: what stays known, what becomes unknown, what is decided, what stops.
import { expect, test } from "vitest";
import { defineValue } from "#machine/native.ts";
import { Unknown } from "#machine/value.ts";
import { type Options, runText } from "./machine.ts";

function run(text: string, decisions?: Options["decisions"]): string[] {
  const options: Options = {
    more: (realm) => defineValue(realm.global, "mystery", new Unknown({ what: "mystery", span: null })),
    ...(decisions ? { decisions } : {}),
  };
  const { outcome, lines } = runText(text, options);
  return outcome.kind === "stuck" ? [...lines, `${outcome.stuck.kind}: ${outcome.stuck.message}`] : [...lines];
}

const show = (expression: string): string => run(`console.log(${expression})`).join(" / ");

test.each([
  ["[1, mystery, 3].length", "3"],
  ["[1, mystery, 3].slice(1).length", "2"],
  ["[1, mystery].concat([2]).length", "3"],
  ["[1].concat(mystery)", "<unknown concat(mystery)>"],
  ["[mystery, 1].at(-1)", "1"],
  ["[mystery, 1].includes(1)", "true"],
  ["[mystery, 1].includes(2)", "<unknown includes(mystery)>"],
  ["[1, mystery].indexOf(1)", "0"],
  ["[1, mystery].indexOf(2)", "<unknown indexOf(mystery)>"],
  ["[mystery, 'a'].join()", "<unknown join(mystery)>"],
  ["[1, 2].map((x) => x + mystery)[0]", "<unknown 1 + mystery>"],
  ["[1, 2].map(mystery).length", "2"],
  ["mystery.items.map((x) => x)", "<unknown mystery.items.map(…)>"],
  ["'a-b'.replace('-', mystery)", "<unknown replace(…, mystery(…))>"],
  ["'a-b'.split(mystery)", "<unknown split(mystery)>"],
  ["/x/.test(mystery)", "<unknown test(mystery)>"],
  ["JSON.stringify({ a: mystery })", "<unknown stringify(mystery)>"],
  ["JSON.parse(mystery)", "<unknown parse(mystery)>"],
  ["Object.keys(mystery)", "<unknown keys(mystery)>"],
  ["Object.keys({ a: mystery })", "a"],
  ["Object.entries({ a: mystery })[0][1]", "<unknown mystery>"],
  ["Math.max(1, mystery)", "<unknown max(mystery)>"],
  ["parseInt(mystery)", "<unknown parseInt(mystery)>"],
  ["new Date(mystery).getTime()", "<unknown new Date(mystery).getTime(…)>"],
  ["new Set([1, 2]).has(mystery)", "<unknown has(mystery)>"],
  ["new Map([['k', mystery]]).get('k')", "<unknown mystery>"],
  ["new Set(mystery).size", "<unknown new Set(mystery).size>"],
  ["Array.from(mystery)", "<unknown Array.from(mystery)>"],
  ["Array.isArray(mystery)", "<unknown isArray(mystery)>"],
  ["await Promise.all([1, mystery]).then((list) => list.length)", "2"],
  ["await Promise.all(mystery)", "<unknown Promise.all(mystery)>"],
  ["structuredClone({ a: mystery }).a", "<unknown mystery>"],
  ["new Error(mystery).message", "<unknown mystery>"],
  ["String(mystery).length", "<unknown String(mystery).length>"],
  ["Object.freeze({ a: mystery }).a", "<unknown mystery>"],
  ["(5).toFixed(mystery)", "<unknown toFixed(mystery)>"],
])("%s", (expression, expected) => {
  expect(show(expression)).toBe(expected);
});

test.each([
  ["new Map().set(mystery, 1)", "undecided: the run depends on mystery, which is unknown"],
  ["Object.assign({}, mystery)", "undecided: the run depends on mystery, which is unknown"],
  ["[2, 1].sort(() => mystery)", "undecided: the run depends on mystery, which is unknown"],
  ["[1].forEach(mystery)", "undecided: the run depends on mystery, which is unknown"],
  ["new Uint8Array(2).fill(mystery)", "undecided: the run depends on mystery, which is unknown"],
])("%s stops the run", (expression, expected) => {
  expect(show(expression)).toBe(expected);
});

test("callbacks that answer with an unknown are decided, and each way is taken", () => {
  const program = "console.log([1, 2, 3].filter((x) => mystery > x).join()); console.log([1, 2].some((x) => mystery === x))";
  expect(run(program, { prefix: [0, 1, 0, 1, 0], beyond: "stop" })).toEqual(["1,3", "true"]);
  expect(run(program, { prefix: [1, 1, 1, 1, 1], beyond: "stop" })).toEqual(["", "false"]);
  expect(run(program, { prefix: [0], beyond: "stop" })).toEqual(["undecided: a condition depends on mystery > 2, which is unknown"]);
});
