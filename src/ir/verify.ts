// Checks that a module's code keeps the promises of the instruction set. An empty list is the only good answer; the rest are bugs of ours.
import { assertNever } from "#ground/bug.ts";
import { type Part, partsOfExpression, partsOfPattern, partsOfPlace } from "./parts.ts";
import type { Expression, FunctionCode, Pattern, Place, ProgramModule, SlotInit, Statement, Variable } from "./program.ts";

type Scope = {
  readonly cells: ReadonlySet<number>;
  readonly early: ReadonlySet<number>;
  readonly labels: ReadonlySet<string>;
  readonly loopLabels: ReadonlySet<string>;
  readonly inLoop: boolean;
  readonly canBreak: boolean;
};
type Check = {
  readonly module: ProgramModule;
  readonly code: FunctionCode;
  readonly faults: string[];
  /** Which cells each inner function could capture where it is made. */
  readonly children: Map<number, ReadonlySet<number>>;
};

export function verifyModule(module: ProgramModule): readonly string[] {
  const faults: string[] = [];
  const owners = new Map<number, number>();
  module.functions.forEach((code, index) => {
    if (code.index !== index) faults.push(`function ${index} calls itself ${code.index}`);
    const check: Check = { module, code, faults, children: new Map() };
    verifyFunction(check);
    for (const [child, cells] of check.children) {
      if (owners.has(child)) faults.push(`function ${child} is made in two places`);
      owners.set(child, index);
      verifyCaptures(check, child, cells);
    }
  });
  const someOpaque = module.functions.some((code) => code.opaque !== null);
  module.functions.forEach((_, index) => {
    if (index > 0 && !owners.has(index) && !someOpaque) faults.push(`function ${index} is made nowhere`);
  });
  verifyExports(module, faults);
  return faults;
}

function verifyExports(module: ProgramModule, faults: string[]): void {
  const cells = new Set(module.functions[0]?.cells.filter((init) => init.cell).map((init) => init.slot));
  const names = new Set<string>();
  for (const one of module.exports) {
    if (one.kind === "local" && !cells.has(one.slot)) faults.push(`export ${one.exported} is no cell of the body`);
    if (one.kind !== "local" && !module.requests.includes(one.request)) faults.push(`export from ${one.request}, which is not requested`);
    if (one.kind === "all") continue;
    if (names.has(one.exported)) faults.push(`${one.exported} is exported twice`);
    names.add(one.exported);
  }
  for (const one of module.imports)
    if (!module.requests.includes(one.request)) faults.push(`import from ${one.request}, which is not requested`);
}

const fault = (check: Check, at: number, what: string): void => {
  check.faults.push(`function ${check.code.index} (${check.code.name || "anonymous"}) at ${at}: ${what}`);
};

const capturesOf = (check: Check, code: FunctionCode): number =>
  code.index === 0 ? Math.max(check.module.imports.length, code.captures.length) : code.captures.length;

function verifyCaptures(check: Check, child: number, cells: ReadonlySet<number>): void {
  const code = check.module.functions[child];
  if (!code) {
    fault(check, 0, `makes function ${child}, which does not exist`);
    return;
  }
  for (const capture of code.captures) {
    if (capture.from === "register" && !cells.has(capture.index))
      fault(check, code.start, `function ${child} captures ${capture.name} from register ${capture.index}, which holds no cell there`);
    if (capture.from === "captured" && capture.index >= capturesOf(check, check.code))
      fault(check, code.start, `function ${child} captures ${capture.name} from captured cell ${capture.index} of too few`);
  }
}

function verifyFunction(check: Check): void {
  const { code } = check;
  const cells = new Set(code.cells.filter((init) => init.cell).map((init) => init.slot));
  const early = new Set(code.cells.filter((init) => init.start === "tdz").map((init) => init.slot));
  for (const one of code.implicit) {
    if (one.slot >= code.registers) fault(check, code.start, `${one.what} lies in register ${one.slot} of ${code.registers}`);
    if (one.cell) cells.add(one.slot);
    if (one.what === "this" && code.kind === "derived-constructor") early.add(one.slot);
  }
  if (code.kind === "arrow" && code.implicit.length > 0) fault(check, code.start, "an arrow has values of its own");
  if (code.positional > code.registers || (code.restSlot !== null && code.restSlot >= code.registers))
    fault(check, code.start, "arguments arrive outside of the frame");
  if (code.prologue > code.body.length) fault(check, code.start, "the prologue is longer than the body");
  const slots = code.cells.map((init) => init.slot);
  if (new Set(slots).size !== slots.length) fault(check, code.start, "a slot is listed twice");
  verifySlots(check, code.cells, code.start);
  const scope: Scope = { cells, early, labels: new Set(), loopLabels: new Set(), inLoop: false, canBreak: false };
  for (const statement of code.body) verifyStatement(check, scope, statement);
}

function verifySlots(check: Check, slots: readonly SlotInit[], at: number): void {
  for (const init of slots)
    if (init.slot < 0 || init.slot >= check.code.registers) fault(check, at, `slot ${init.slot} of ${check.code.registers}`);
}

function within(check: Check, scope: Scope, slots: readonly SlotInit[], at: number): Scope {
  if (slots.length === 0) return scope;
  verifySlots(check, slots, at);
  const cells = new Set(scope.cells);
  const early = new Set(scope.early);
  for (const init of slots) {
    if (init.start === "keep") fault(check, at, `slot ${init.slot} of a block keeps an argument`);
    if (init.cell) cells.add(init.slot);
    if (init.start === "tdz") early.add(init.slot);
  }
  return { ...scope, cells, early };
}

function inLoop(scope: Scope, labels: readonly string[]): Scope {
  return {
    ...scope,
    labels: new Set([...scope.labels, ...labels]),
    loopLabels: new Set([...scope.loopLabels, ...labels]),
    inLoop: true,
    canBreak: true,
  };
}

function verifyStatement(check: Check, scope: Scope, node: Statement): void {
  const value = (one: Expression | null): void => {
    if (one) verifyParts(check, scope, [{ kind: "value", value: one }], node.at);
  };
  const all = (inner: Scope, list: readonly Statement[]): void => {
    for (const one of list) verifyStatement(check, inner, one);
  };
  switch (node.kind) {
    case "expression":
    case "throw":
    case "return":
      return value(node.value);
    case "block":
      return all(within(check, scope, node.slots, node.at), node.body);
    case "if":
      return verifyBranches(check, scope, node);
    case "loop":
      value(node.test);
      value(node.update);
      for (const slot of node.fresh)
        if (!scope.cells.has(slot)) fault(check, node.at, `slot ${slot} is copied for each round, but is no cell`);
      return verifyStatement(check, inLoop(scope, node.labels), node.body);
    case "for-of":
    case "for-in": {
      value(node.kind === "for-of" ? node.iterable : node.object);
      if (node.kind === "for-of" && node.await && !check.code.async) fault(check, node.at, "for await outside of an async function");
      const inner = within(check, scope, node.slots, node.at);
      verifyParts(check, inner, [{ kind: "pattern", pattern: node.target }], node.at);
      return verifyStatement(check, inLoop(inner, node.labels), node.body);
    }
    case "switch":
      return verifySwitch(check, scope, node);
    case "try":
      verifyStatement(check, scope, node.block);
      if (!node.handler && !node.finalizer) fault(check, node.at, "try without catch and finally");
      if (node.param) verifyParts(check, within(check, scope, node.slots, node.at), [{ kind: "pattern", pattern: node.param }], node.at);
      if (node.handler) verifyStatement(check, within(check, scope, node.slots, node.at), node.handler);
      if (node.finalizer) verifyStatement(check, scope, node.finalizer);
      return;
    case "break":
      if (node.label === null ? !scope.canBreak : !scope.labels.has(node.label))
        fault(check, node.at, `break ${node.label ?? ""} leads nowhere`);
      return;
    case "continue":
      if (node.label === null ? !scope.inLoop : !scope.loopLabels.has(node.label))
        fault(check, node.at, `continue ${node.label ?? ""} leads nowhere`);
      return;
    case "labeled":
      return verifyStatement(check, { ...scope, labels: new Set([...scope.labels, node.label]) }, node.body);
    case "debugger":
      return;
    default:
      assertNever(node);
  }
}

function verifyBranches(check: Check, scope: Scope, first: Extract<Statement, { kind: "if" }>): void {
  let node: Statement | null = first;
  for (; node?.kind === "if"; node = node.otherwise) {
    verifyParts(check, scope, [{ kind: "value", value: node.test }], node.at);
    verifyStatement(check, scope, node.then);
  }
  if (node) verifyStatement(check, scope, node);
}

function verifySwitch(check: Check, scope: Scope, node: Extract<Statement, { kind: "switch" }>): void {
  verifyParts(check, scope, [{ kind: "value", value: node.value }], node.at);
  const slots = within(check, scope, node.slots, node.at);
  const inner: Scope = { ...slots, canBreak: true, labels: new Set([...scope.labels, ...node.labels]) };
  if (node.cases.filter((one) => one.test === null).length > 1) fault(check, node.at, "a switch with two defaults");
  for (const one of node.functions) verifyStatement(check, inner, one);
  for (const one of node.cases) {
    if (one.test) verifyParts(check, inner, [{ kind: "value", value: one.test }], node.at);
    for (const statement of one.body) verifyStatement(check, inner, statement);
  }
}

/** Keeps its own stack: a chain of operators is as deep as it is long. */
function verifyParts(check: Check, scope: Scope, parts: readonly Part[], at: number): void {
  const open: Array<{ part: Part; inChain: boolean }> = parts.map((part) => ({ part, inChain: false }));
  for (let next = open.pop(); next; next = open.pop()) {
    const { part, inChain } = next;
    if (part.kind === "function") {
      if (check.children.has(part.index)) fault(check, at, `function ${part.index} is made twice`);
      check.children.set(part.index, scope.cells);
      continue;
    }
    const inner =
      part.kind === "value"
        ? partsOfExpression(part.value)
        : part.kind === "place"
          ? partsOfPlace(part.place)
          : partsOfPattern(part.pattern as Pattern);
    if (part.kind === "value") verifyValue(check, part.value, inChain);
    if (part.kind === "place") verifyPlace(check, scope, part.place, part.init, at);
    const chained = part.kind === "value" ? part.value.kind === "chain" || (inChain && CHAINED.has(part.value.kind)) : inChain;
    for (const one of inner) open.push({ part: one, inChain: chained });
  }
}

/** What may stand between a chain and an `optional` of it. */
const CHAINED: ReadonlySet<string> = new Set(["get", "call", "optional", "delete", "tagged", "set", "chain"]);

function verifyValue(check: Check, node: Expression, inChain: boolean): void {
  const { code } = check;
  if (node.kind === "optional" && !inChain) fault(check, node.at, "an optional link without its chain");
  if (node.kind === "await" && !code.async) fault(check, node.at, "await outside of an async function");
  if (node.kind === "yield" && !code.generator) fault(check, node.at, "yield outside of a generator");
  if (node.kind === "tagged" && node.site >= check.module.sites) fault(check, node.at, `site ${node.site} of ${check.module.sites}`);
  if (node.kind === "sequence" && node.items.length === 0) fault(check, node.at, "an empty sequence");
  if (node.kind === "super-call" && code.kind !== "derived-constructor" && code.kind !== "arrow")
    fault(check, node.at, "super() outside of a derived constructor");
}

function verifyPlace(check: Check, scope: Scope, place: Place, init: boolean, at: number): void {
  if (place.kind !== "variable") return;
  const { variable } = place;
  if (init && place.check) fault(check, at, `the first write of ${place.name} is checked`);
  verifyVariable(check, scope, variable, place.name, at);
  if (place.check && variable.kind !== "captured" && !scope.early.has(variable.slot))
    fault(check, at, `${place.name} is checked, but never uninitialised`);
}

function verifyVariable(check: Check, scope: Scope, variable: Variable, name: string, at: number): void {
  if (variable.kind === "captured") {
    if (variable.index >= capturesOf(check, check.code))
      fault(check, at, `${name} is captured cell ${variable.index} of ${capturesOf(check, check.code)}`);
    return;
  }
  if (variable.slot >= check.code.registers) fault(check, at, `${name} lies in register ${variable.slot} of ${check.code.registers}`);
  if (scope.cells.has(variable.slot) !== (variable.kind === "cell"))
    fault(
      check,
      at,
      `${name} is used as a ${variable.kind}, but register ${variable.slot} ${variable.kind === "cell" ? "holds no cell there" : "holds a cell there"}`,
    );
}
