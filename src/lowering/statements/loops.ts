// Loops of all kinds. What a loop's head declares is fresh in each round.
import type { Expression, Pattern, SlotInit, Statement } from "#ir/program.ts";
import type * as Source from "#syntax/tree.ts";
import { evaluate, group, opaque } from "../build.ts";
import { slotList } from "../names/bind.ts";
import { namesOfDeclaration } from "../names/hoist.ts";
import { mayAwait } from "../names/resolve.ts";
import { declareAll } from "../names/scopes.ts";
import { type Here, type Mutable, newScope } from "../names/state.ts";

type Of<T extends Source.Statement["type"]> = Extract<Source.Statement, { type: T }>;

export function bodyStatement(here: Here, node: Source.Statement): Statement {
  return group(node.start, here.module.lower.statement(here, node));
}

/** A loop's body, from where jumps may lead to the loop. */
function loopBody(here: Here, node: Source.Statement, labels: readonly string[]): Statement {
  here.fn.around.push({ kind: "loop", labels });
  const body = bodyStatement(here, node);
  here.fn.around.pop();
  return body;
}

export function whileLoop(here: Here, node: Of<"WhileStatement" | "DoWhileStatement">, labels: readonly string[]): Statement {
  const body = loopBody(here, node.body, labels);
  return {
    kind: "loop",
    labels,
    testFirst: node.type === "WhileStatement",
    test: here.module.lower.expression(here, node.test),
    update: null,
    fresh: [],
    body,
    at: node.start,
  };
}

export function forLoop(here: Here, node: Of<"ForStatement">, labels: readonly string[]): Statement {
  const { lower } = here.module;
  const at = node.start;
  const head = node.init?.type === "VariableDeclaration" ? node.init : null;
  const lexical = head !== null && head.kind !== "var";
  const slots = slotList(here.fn);
  const inner = lexical ? openHead(here, head, slots, at) : here;
  const before = head
    ? lower.statement(inner, head)
    : node.init
      ? [{ kind: "expression", value: lower.expression(inner, node.init as Source.Expression), at } as const]
      : [];
  const test = node.test && lower.expression(inner, node.test);
  const update = node.update && lower.expression(inner, node.update);
  const fresh = head?.kind === "let" ? freshCells(here, slots) : [];
  const loop: Statement = { kind: "loop", labels, testFirst: true, test, update, fresh, body: loopBody(inner, node.body, labels), at };
  return before.length === 0 && !lexical ? loop : { kind: "block", slots, body: [...before, loop], at };
}

/** The slots of the head that become cells by the end of the function: the list is settled then, and this one with it. */
function freshCells(here: Here, slots: ReadonlyArray<Mutable<SlotInit>>): readonly number[] {
  const fresh: number[] = [];
  const candidates = [...slots];
  here.fn.settling.push(() => fresh.push(...candidates.filter((init) => init.cell).map((init) => init.slot)));
  return fresh;
}

function openHead(here: Here, head: Source.VariableDeclaration, slots: Array<Mutable<SlotInit>>, start: number): Here {
  const scope = newScope(here.scope, here.fn, "block", start);
  declareAll(scope, namesOfDeclaration(head), slots);
  return { ...here, scope };
}

export function forIn(here: Here, node: Of<"ForInStatement">, labels: readonly string[]): Statement {
  const head = headOf(here, node);
  const rest = { labels, slots: head.slots, target: head.target, body: loopBody(head.inner, node.body, labels), at: node.start };
  return head.around({ kind: "for-in", object: head.value, ...rest });
}

export function forOf(here: Here, given: Of<"ForOfStatement">, labels: readonly string[]): Statement {
  const node =
    given.left.type === "VariableDeclaration" && (given.left.kind === "using" || given.left.kind === "await using")
      ? withUsingInside(given, given.left)
      : given;
  if (node.await && !mayAwait(here)) return evaluate(opaque(node.start, "for await", "for await outside of an async function"));
  const head = headOf(here, node);
  const rest = { labels, slots: head.slots, target: head.target, body: loopBody(head.inner, node.body, labels), at: node.start };
  return head.around({ kind: "for-of", await: node.await, iterable: head.value, ...rest });
}

/** `for (using x of xs) …` is `for (const y of xs) { using x = y; … }`. */
function withUsingInside(node: Of<"ForOfStatement">, head: Source.VariableDeclaration): Of<"ForOfStatement"> {
  const range = { start: head.start, end: head.end };
  const item: Source.Identifier = { type: "Identifier", ...range, name: "*item*" };
  const id = head.declarations[0]?.id ?? item;
  const inside: Source.VariableDeclaration = {
    ...head,
    declarations: [{ type: "VariableDeclarator", ...range, id, init: item, note: null }],
  };
  const left: Source.VariableDeclaration = {
    ...head,
    kind: "const",
    declarations: [{ type: "VariableDeclarator", ...range, id: item, init: null, note: null }],
  };
  return { ...node, left, body: { type: "BlockStatement", start: node.body.start, end: node.body.end, body: [inside, node.body] } };
}

type Head = {
  readonly inner: Here;
  readonly slots: readonly SlotInit[];
  readonly target: Pattern;
  readonly value: Expression;
  readonly around: (loop: Statement) => Statement;
};

function headOf(here: Here, node: Of<"ForInStatement" | "ForOfStatement">): Head {
  const { lower } = here.module;
  const slots = slotList(here.fn);
  if (node.left.type !== "VariableDeclaration") {
    const value = lower.expression(here, node.right);
    return { inner: here, slots, target: lower.pattern(here, node.left, false), value, around: (loop) => loop };
  }
  const declaration = node.left;
  const [declarator] = declaration.declarations;
  const id = declarator?.id ?? { type: "Identifier", start: node.start, end: node.start, name: "" };
  const lexical = declaration.kind !== "var";
  const inner = lexical ? openLoopHead(here, declaration, slots, node) : here;
  // The value is evaluated with the loop's own names still uninitialised.
  const value = lower.expression(inner, node.right);
  const early = slots.some((init) => init.start === "tdz" || init.cell);
  const target = lower.pattern(inner, id, lexical);
  const around = (loop: Statement): Statement =>
    early ? { kind: "block", slots: copyOf(here, slots), body: [loop], at: node.start } : loop;
  return { inner, slots, target, value, around };
}

function openLoopHead(
  here: Here,
  declaration: Source.VariableDeclaration,
  slots: Array<Mutable<SlotInit>>,
  node: Of<"ForInStatement" | "ForOfStatement">,
): Here {
  const scope = newScope(here.scope, here.fn, "block", node.start);
  const names = namesOfDeclaration(declaration).map((found) => ({ ...found, readyAt: node.body.start }));
  declareAll(scope, names, slots);
  return { ...here, scope };
}

function copyOf(here: Here, slots: ReadonlyArray<Mutable<SlotInit>>): readonly SlotInit[] {
  const list = slotList(here.fn);
  list.push(...slots);
  return list;
}
