// Statements as indented lines.
import { assertNever } from "#ground/bug.ts";
import type { SlotInit, Statement } from "../program.ts";
import { expressionText, type Printer, patternText } from "./expressions.ts";
import { isNormalised, slotText } from "./frame.ts";

const STEP = "  ";

export function statementLines(printer: Printer, body: readonly Statement[], indent: string): readonly string[] {
  return body.flatMap((node) => linesOf(printer, node, indent));
}

function linesOf(printer: Printer, node: Statement, indent: string): readonly string[] {
  const deeper = indent + STEP;
  const line = (text: string): string => indent + text + (printer.frame.options.positions ? ` @${node.at}` : "");
  switch (node.kind) {
    case "expression":
      return [line(expressionText(printer, node.value))];
    case "return":
      return [line(node.value ? `return ${expressionText(printer, node.value)}` : "return")];
    case "throw":
      return [line(`throw ${expressionText(printer, node.value)}`)];
    case "block":
      return [line(`block${slotsText(printer, node.slots)}`), ...statementLines(printer, node.body, deeper)];
    case "if":
      return ifLines(printer, node, indent);
    case "loop": {
      const test = node.test ? ` ${expressionText(printer, node.test)}` : "";
      const update = node.update ? ` then ${expressionText(printer, node.update)}` : "";
      const fresh = node.fresh.length > 0 ? ` fresh ${node.fresh.map((slot) => slotText(printer.frame, slot, true)).join(" ")}` : "";
      return [
        line(`${labelsText(node.labels)}${node.testFirst ? "while" : "do-while"}${test}${update}${fresh}`),
        ...statementLines(printer, [node.body], deeper),
      ];
    }
    case "for-of":
      return [
        line(
          `${labelsText(node.labels)}for${node.await ? " await" : ""}${slotsText(printer, node.slots)} ${patternText(printer, node.target)} of ${expressionText(printer, node.iterable)}`,
        ),
        ...statementLines(printer, [node.body], deeper),
      ];
    case "for-in":
      return [
        line(
          `${labelsText(node.labels)}for${slotsText(printer, node.slots)} ${patternText(printer, node.target)} in ${expressionText(printer, node.object)}`,
        ),
        ...statementLines(printer, [node.body], deeper),
      ];
    case "switch":
      return switchLines(printer, node, indent);
    case "try":
      return [
        line("try"),
        ...statementLines(printer, [node.block], deeper),
        ...(node.handler
          ? [
              `${indent}catch${slotsText(printer, node.slots)}${node.param ? ` ${patternText(printer, node.param)}` : ""}`,
              ...statementLines(printer, [node.handler], deeper),
            ]
          : []),
        ...(node.finalizer ? [`${indent}finally`, ...statementLines(printer, [node.finalizer], deeper)] : []),
      ];
    case "break":
    case "continue":
      return [line(node.label === null ? node.kind : `${node.kind} ${node.label}`)];
    case "labeled":
      return [line(`${node.label}:`), ...statementLines(printer, [node.body], deeper)];
    case "debugger":
      return [line("debugger")];
    default:
      return assertNever(node);
  }
}

function ifLines(printer: Printer, first: Extract<Statement, { kind: "if" }>, indent: string): readonly string[] {
  const lines: string[] = [];
  let word = "if";
  let node: Statement | null = first;
  for (; node?.kind === "if"; node = node.otherwise) {
    lines.push(
      `${indent}${word} ${expressionText(printer, node.test)}${printer.frame.options.positions ? ` @${node.at}` : ""}`,
      ...statementLines(printer, [node.then], indent + STEP),
    );
    word = "else if";
  }
  if (node) lines.push(`${indent}else`, ...statementLines(printer, [node], indent + STEP));
  return lines;
}

function switchLines(printer: Printer, node: Extract<Statement, { kind: "switch" }>, indent: string): readonly string[] {
  const deeper = indent + STEP;
  const cases = node.cases.flatMap((one) => [
    `${deeper}${one.test ? `case ${expressionText(printer, one.test)}` : "default"}`,
    ...statementLines(printer, one.body, deeper + STEP),
  ]);
  return [
    `${indent}${labelsText(node.labels)}switch ${expressionText(printer, node.value)}${slotsText(printer, node.slots)}`,
    ...statementLines(printer, node.functions, deeper),
    ...cases,
  ];
}

const labelsText = (labels: readonly string[]): string => labels.map((label) => `${label}: `).join("");

/** Normalised text lists slots in the order their variables are met, so a list is written without an order of its own. */
export function slotsText(printer: Printer, slots: readonly SlotInit[]): string {
  if (slots.length === 0) return "";
  if (isNormalised(printer.frame))
    return ` [${slots
      .map((init) => `${slotText(printer.frame, init.slot, init.cell)}${init.cell ? " cell" : ""} ${init.start}`)
      .sort()
      .join(", ")}]`;
  return ` [${slots.map((init) => `${slotText(printer.frame, init.slot, init.cell)} ${init.start}`).join(", ")}]`;
}
