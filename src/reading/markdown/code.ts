// A block of code in an issue → steps: calls with plain values, with what is said of their results, and curl lines.
// Code that does more is kept whole, as a step that runs it.
import type { Expectation, Step } from "#scenario/scenario.ts";
import { parseFile } from "#syntax/parse.ts";
import { type Action, readAction } from "../english/actions.ts";
import { readExpectation } from "../english/expectations.ts";
import { literalOf } from "../english/literals.ts";
import { masked } from "../english/mask.ts";
import { addAction, type Named, newSteps, type Steps } from "../english/steps.ts";
import type { Lexicon } from "../lexicon.ts";
import { withImports } from "./code-imports.ts";
import { readCurl } from "./curl.ts";
import type { Fence } from "./fences.ts";

export type CodeReading = {
  readonly named: readonly Named[];
  readonly steps: readonly Step[];
  readonly then: readonly Expectation[];
  readonly readings: readonly string[];
};

const CODE = new Set(["", "js", "jsx", "javascript", "ts", "tsx", "typescript", "mjs", "cjs", "mts", "cts"]);
const SHELL = new Set(["", "sh", "bash", "shell", "console", "curl", "http", "zsh"]);

/** Null when the block is neither code that names something of the repository nor a request. */
export function readCode(fence: Fence, lexicon: Lexicon): CodeReading | null {
  const requests = SHELL.has(fence.language) ? readCurl(fence.code) : [];
  if (requests.length > 0) {
    const steps = newSteps([]);
    for (const step of requests) addAction(steps, { step, times: 1, together: false, name: `${step.method} ${step.path}` });
    return { named: steps.named, steps: steps.all, then: [], readings: [] };
  }
  return CODE.has(fence.language) ? (plainCalls(fence.code, lexicon) ?? wholeBlock(fence.code, lexicon)) : null;
}

/** Every statement is one call of a known function with plain values, perhaps with its result beside it. */
function plainCalls(code: string, lexicon: Lexicon): CodeReading | null {
  const steps = newSteps([]);
  const then: Expectation[] = [];
  const readings = new Set<string>();
  const lines = code
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("//") && !/^import\b|^(?:const|let|var)\b.*\brequire\(/.test(line));
  for (const line of lines) {
    const said = saidOf(line);
    const action = /^(?:await\s+)?[\w$.]+\(.*\)$/s.test(said.call) ? readAction(said.call.replace(/^await\s+/, ""), lexicon) : null;
    if (action?.kind !== "read") return null;
    for (const reading of action.readings) readings.add(reading);
    const named = addStep(steps, action.value, said.as);
    if (said.value !== null) {
      const expectation = readExpectation(said.value, named);
      if (expectation?.kind !== "read") return null;
      then.push({ ...expectation.value, text: line });
    }
  }
  return steps.all.length === 0 ? null : { named: steps.named, steps: steps.all, then, readings: [...readings] };
}

/** `const a = f(1) // => 2`, `expect(f(1)).toBe(2)`, `f(1) === 2`: the call, the name it is bound to, what is said of it. */
function saidOf(line: string): { readonly call: string; readonly as: string | null; readonly value: string | null } {
  const bare = line.replace(/;\s*(?=\/\/|$)/, " ").trim();
  const asserted =
    /^expect\((.*)\)\.(?:toBe|toEqual|toStrictEqual)\((.*)\)$/s.exec(bare) ??
    /^assert(?:\.(?:strictEqual|equal|deepEqual|deepStrictEqual|is))?\((.*\)),\s*(.*)\)$/s.exec(bare);
  if (asserted) return { call: asserted[1] ?? "", as: null, value: asserted[2] ?? null };
  const thrown = /^expect\(\s*\(\)\s*=>\s*(.*)\)\.toThrow\((\w*Error)?\)$/s.exec(bare);
  if (thrown) return { call: thrown[1] ?? "", as: null, value: `throws ${thrown[1] === undefined ? "" : (thrown[2] ?? "")}` };
  const cover = masked(bare);
  const remark = cover.lastIndexOf("//");
  const code = (remark < 0 ? bare : bare.slice(0, remark)).replace(/;\s*$/, "").trim();
  const words =
    remark < 0
      ? null
      : bare
          .slice(remark + 2)
          .replace(/^\s*(?:=>|->|→|==?=?|returns?|should be|is|expected:?)\s*/i, "")
          .trim();
  const bound = /^(?:const|let|var)\s+([A-Za-z_$][\w$]*)\s*=\s*(.*)$/s.exec(code);
  const compared = /^(.*\))\s*===?\s*(.+)$/s.exec(bound?.[2] ?? code);
  const value = compared?.[2] ?? (words !== null && (literalOf(words) || /^throws?\b/i.test(words)) ? words : null);
  return { call: compared?.[1] ?? bound?.[2] ?? code, as: bound?.[1] ?? null, value };
}

function addStep(steps: Steps, action: Action, as: string | null): Named {
  const named = addAction(steps, action);
  if (named === null || as === null || named.step === null || steps.named.some((one) => one.as === as))
    return named ?? { as: "result", kind: "call", name: "", step: null };
  const renamed: Named = { ...named, as, step: { ...action.step, as } };
  steps.named[steps.named.length - 1] = renamed;
  steps.all[steps.all.length - 1] = { ...action.step, as };
  return renamed;
}

/** Code that names a function of the repository is a step of its own; other code in an issue is an illustration. */
function wholeBlock(code: string, lexicon: Lexicon): CodeReading | null {
  const symbols = [...new Set(code.match(/[A-Za-z_$][\w$]*(?=\s*\()/g) ?? [])].flatMap((name) => {
    const [only, another] = lexicon.functions(name);
    return only && !another ? [only] : [];
  });
  // A stack trace names functions as well, but it is no program.
  if (symbols.length === 0 || parseFile("block.ts", "", code).problems.length > 0) return null;
  const { text, standsAlone } = withImports(code, symbols, lexicon);
  const step: Step = { kind: "run", code: text, path: null };
  const reading = `the block of code that calls ${symbols.map((symbol) => `\`${symbol.name}\``).join(", ")} as one step`;
  // A block that still imports is a module, and a module has no value to speak of.
  const named: Named = standsAlone ? { as: "result", kind: "call", name: "", step } : { as: "", kind: "run", name: "", step };
  return { named: [named], steps: [step], then: [], readings: [reading] };
}
