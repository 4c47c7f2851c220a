// How big a file or a function may be. A table or a fixture is exempt by name in the list of old sins, which may only shrink.
import ts from "typescript";
import { parse, placeOf } from "./syntax.ts";
import { isOurCode, isSource, linesIn, type TidyFile } from "./tree.ts";

const fileLinesMax = 400;
const functionLinesMax = 70;
const medianLinesMax = 90;
/** A median over a handful of files says nothing. */
const medianFilesMin = 100;
const bytesMax = 200 * 1024;

/** npm writes its lock file; we do not choose its size. */
export function bigFiles(files: readonly TidyFile[]): string[] {
  return files
    .filter((file) => file.bytes > bytesMax && file.path !== "package-lock.json")
    .map((file) => `${file.path}: ${file.bytes} bytes, at most ${bytesMax}`);
}

export function longFiles(files: readonly TidyFile[]): string[] {
  return files
    .filter(isOurCode)
    .map((file) => ({ path: file.path, lines: linesIn(file.text) }))
    .filter(({ lines }) => lines > fileLinesMax)
    .map(({ path, lines }) => `${path}: ${lines} lines, at most ${fileLinesMax}`);
}

export function longMedian(files: readonly TidyFile[]): string[] {
  const lines = files.filter(isSource).map((file) => linesIn(file.text));
  if (lines.length < medianFilesMin) return [];
  const median = lines.sort((a, b) => a - b)[lines.length >> 1] ?? 0;
  return median < medianLinesMax ? [] : [`src: the median file has ${median} lines, it should have less than ${medianLinesMax}`];
}

/** A function that declares test cases is a table of them, not something to follow: it is held to the size of files only. */
export function longFunctions(files: readonly TidyFile[]): string[] {
  return files.filter(isOurCode).flatMap((file) => {
    const tree = parse(file);
    const found: string[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isFunctionLike(node) && "body" in node && node.body !== undefined) {
        const first = tree.getLineAndCharacterOfPosition(node.getStart(tree)).line;
        const last = tree.getLineAndCharacterOfPosition(node.getEnd()).line;
        const lines = last - first + 1;
        if (lines > functionLinesMax && !declaresCases(node))
          found.push(`${placeOf(tree, node)}: a function of ${lines} lines, at most ${functionLinesMax}`);
      }
      ts.forEachChild(node, visit);
    };
    visit(tree);
    return found;
  });
}

function declaresCases(node: ts.Node): boolean {
  if (ts.isCallExpression(node) && ["test", "it", "describe"].includes(calledName(node))) return true;
  return ts.forEachChild(node, declaresCases) === true;
}

/** The first name of `test`, `test.each(table)` and the like. */
function calledName(call: ts.CallExpression): string {
  let at: ts.Expression = call.expression;
  while (ts.isPropertyAccessExpression(at) || ts.isCallExpression(at) || ts.isTaggedTemplateExpression(at))
    at = ts.isTaggedTemplateExpression(at) ? at.tag : at.expression;
  return ts.isIdentifier(at) ? at.text : "";
}
