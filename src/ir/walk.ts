// Every expression of a statement list, without recursion on expressions; and which function makes which.
import { assertNever } from "#ground/bug.ts";
import { type Part, partsOfExpression, partsOfPattern, partsOfPlace } from "./parts.ts";
import type { ProgramModule, Statement } from "./program.ts";

/** The parts a statement holds itself, and the statements inside it. */
export function partsOfStatement(node: Statement): { readonly parts: readonly Part[]; readonly inner: readonly Statement[] } {
  switch (node.kind) {
    case "expression":
    case "throw":
      return { parts: [{ kind: "value", value: node.value }], inner: [] };
    case "return":
      return { parts: node.value ? [{ kind: "value", value: node.value }] : [], inner: [] };
    case "block":
      return { parts: [], inner: node.body };
    case "if":
      return { parts: [{ kind: "value", value: node.test }], inner: node.otherwise ? [node.then, node.otherwise] : [node.then] };
    case "loop":
      return { parts: [node.test, node.update].flatMap((one): Part[] => (one ? [{ kind: "value", value: one }] : [])), inner: [node.body] };
    case "for-of":
      return {
        parts: [
          { kind: "value", value: node.iterable },
          { kind: "pattern", pattern: node.target },
        ],
        inner: [node.body],
      };
    case "for-in":
      return {
        parts: [
          { kind: "value", value: node.object },
          { kind: "pattern", pattern: node.target },
        ],
        inner: [node.body],
      };
    case "switch":
      return {
        parts: [
          { kind: "value", value: node.value },
          ...node.cases.flatMap((one): Part[] => (one.test ? [{ kind: "value", value: one.test }] : [])),
        ],
        inner: [...node.functions, ...node.cases.flatMap((one) => one.body)],
      };
    case "try":
      return {
        parts: node.param ? [{ kind: "pattern", pattern: node.param }] : [],
        inner: [node.block, node.handler, node.finalizer].flatMap((one) => (one ? [one] : [])),
      };
    case "labeled":
      return { parts: [], inner: [node.body] };
    case "break":
    case "continue":
    case "debugger":
      return { parts: [], inner: [] };
    default:
      return assertNever(node);
  }
}

/** The functions a body makes, in the order they stand. */
export function functionsMadeBy(body: readonly Statement[]): readonly number[] {
  const found: number[] = [];
  const statements = [...body].reverse();
  for (let node = statements.pop(); node; node = statements.pop()) {
    const { parts, inner } = partsOfStatement(node);
    const open = [...parts].reverse();
    for (let part = open.pop(); part; part = open.pop()) {
      if (part.kind === "function") found.push(part.index);
      else
        open.push(
          ...[
            ...(part.kind === "value"
              ? partsOfExpression(part.value)
              : part.kind === "place"
                ? partsOfPlace(part.place)
                : partsOfPattern(part.pattern)),
          ].reverse(),
        );
    }
    statements.push(...[...inner].reverse());
  }
  return found;
}

/** For each function the one that makes it; the module body has none. */
export function makersOf(module: ProgramModule): ReadonlyArray<number | null> {
  const makers: Array<number | null> = module.functions.map(() => null);
  for (const code of module.functions) for (const made of functionsMadeBy(code.body)) makers[made] = code.index;
  return makers;
}
