// What a pure room must not name: the host's clock, chance, process, network, console and locale; and errors without a kind.
import ts from "typescript";
import { freeNames, parse, placeOf } from "./syntax.ts";
import { isSource, roomOf, type TidyFile } from "./tree.ts";

const globals: Readonly<Record<string, string>> = {
  Date: "the time is an argument (VirtualMs in the simulator)",
  performance: "the time is an argument",
  process: "what it knows is an argument",
  setTimeout: "below the edge nothing waits",
  setInterval: "below the edge nothing waits",
  setImmediate: "below the edge nothing waits",
  fetch: "declare a port",
  console: "return what is to be said",
  crypto: "digest in ground/digest.ts, chance from a seed",
  globalThis: "take what you need as an argument",
  eval: "nothing of a guest is run by the host",
};
const members: Readonly<Record<string, string>> = {
  localeCompare: "byText of ground/order.ts",
  toLocaleString: "write the format out",
  toLocaleLowerCase: "toLowerCase",
  toLocaleUpperCase: "toUpperCase",
};
const plainErrors = new Set([
  "Error",
  "TypeError",
  "RangeError",
  "SyntaxError",
  "ReferenceError",
  "EvalError",
  "URIError",
  "AggregateError",
]);

export const touchesHost =
  (pure: readonly string[]) =>
  (files: readonly TidyFile[]): string[] =>
    files
      .filter((file) => isSource(file) && pure.includes(roomOf(file.path) ?? ""))
      .flatMap((file) => {
        const tree = parse(file);
        const found: string[] = [];
        const say = (node: ts.Node, name: string, instead: string): void => void found.push(`${placeOf(tree, node)}: ${name}; ${instead}`);
        freeNames(file, (name) => {
          if (Object.hasOwn(globals, name.text)) say(name, name.text, globals[name.text] as string);
          if (name.text === "Math" && ts.isPropertyAccessExpression(name.parent) && name.parent.name.text === "random")
            say(name, "Math.random", "chance is an argument (ground/random.ts)");
        });
        const visit = (node: ts.Node): void => {
          if (ts.isPropertyAccessExpression(node) && Object.hasOwn(members, node.name.text))
            say(node.name, node.name.text, members[node.name.text] as string);
          ts.forEachChild(node, visit);
        };
        visit(tree);
        return found;
      });

export function plainThrows(files: readonly TidyFile[]): string[] {
  return files.filter(isSource).flatMap((file) => {
    const tree = parse(file);
    const found: string[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isThrowStatement(node) && isPlainError(node.expression))
        found.push(`${placeOf(tree, node)}: a plain error; say Problem, guest exception, Stuck, Refusal or Bug`);
      ts.forEachChild(node, visit);
    };
    visit(tree);
    return found;
  });
}

function isPlainError(thrown: ts.Expression): boolean {
  return (
    (ts.isNewExpression(thrown) || ts.isCallExpression(thrown)) &&
    ts.isIdentifier(thrown.expression) &&
    plainErrors.has(thrown.expression.text)
  );
}
