// IR as text, for people and for goldens. Normalised text is the proof that a change is inert: comments, formatting, types and the names
// of locals leave it as it was.

import type { Printer } from "./print/expressions.ts";
import { capturedText, type Frame, frameOf, isNormalised, type PrintOptions, slotText } from "./print/frame.ts";
import { slotsText, statementLines } from "./print/statements.ts";
import type { FunctionCode, ProgramModule } from "./program.ts";
import { makersOf } from "./walk.ts";

const STEP = "  ";

export function printModule(module: ProgramModule, options: PrintOptions = {}): string {
  const makers = makersOf(module);
  const lines = [`module ${module.path} ${module.format}${module.hasTopLevelAwait ? " awaits" : ""}`];
  for (const request of module.requests) lines.push(`request ${JSON.stringify(request)}`);
  for (const [index, one] of module.imports.entries()) {
    lines.push(`import ^${index} = ${JSON.stringify(one.request)} ${one.imported}${one.weak ? " weak" : ""}`);
  }
  for (const one of module.exports) {
    if (one.kind === "local") lines.push(`export ${one.exported} = c${one.slot}`);
    else
      lines.push(
        one.kind === "all"
          ? `export * from ${JSON.stringify(one.request)}`
          : `export ${one.exported} = ${JSON.stringify(one.request)} ${one.imported}`,
      );
  }
  const full = { positions: false, names: "plain", inner: "outline", ...options } as const;
  for (const code of module.functions) lines.push("", ...functionLines(frameOf(module, code, null, makers, full), ""));
  return `${lines.join("\n")}\n`;
}

/** One function. By default with the functions it makes in place. */
export function printFunction(module: ProgramModule, index: number, options: PrintOptions = {}): string {
  const code = module.functions[index];
  if (!code) return "";
  const full = { positions: false, names: "plain", inner: "inline", ...options } as const;
  return functionLines(frameOf(module, code, null, makersOf(module), full), "").join("\n");
}

function functionLines(frame: Frame, indent: string): readonly string[] {
  const { code } = frame;
  const printer: Printer = { frame, functionText: (index) => innerText(frame, index, indent) };
  const head = `${indent}${headText(frame)}`;
  if (code.opaque) return [head, `${indent}${STEP}opaque ${JSON.stringify(code.opaque.message)}`];
  const parameters = Array.from({ length: code.positional }, (_, slot) => slotText(frame, slot, false)).join(" ");
  const rest = code.restSlot === null ? "" : ` ...${slotText(frame, code.restSlot, false)}`;
  const details: string[] = [];
  if (parameters || rest) details.push(`arguments ${parameters}${rest}`.replace("  ", " "));
  for (const one of [...code.implicit].sort((a, b) => (a.what < b.what ? -1 : 1)))
    details.push(`${one.what} in ${slotText(frame, one.slot, one.cell)}${one.cell && isNormalised(frame) ? " cell" : ""}`);
  const body = statementLines(printer, code.body, indent + STEP);
  // Written last when normalised: the numbers then follow the code, not the order of declarations.
  const cells = code.cells.length > 0 ? [`slots${slotsText(printer, code.cells)}`] : [];
  const notes = [...details, ...cells].map((text) => indent + STEP + text);
  return isNormalised(frame)
    ? [head, ...notes.slice(0, details.length), ...body, ...notes.slice(details.length)]
    : [head, ...notes, ...body];
}

function headText(frame: Frame): string {
  const { code } = frame;
  const words = [code.async ? "async" : "", code.kind, code.generator ? "generator" : "", code.strict ? "" : "sloppy"].filter(
    (word) => word !== "",
  );
  if (isNormalised(frame)) return `function ${words.join(" ")} length ${code.length}`;
  const captures = code.captures.map((one, index) => `^${index} ${one.name}=${one.from === "register" ? "c" : "^"}${one.index}`).join(" ");
  return `function ${code.index} ${code.name ? `${code.name} ` : ""}${words.join(" ")} length ${code.length}${captures ? ` captures ${captures}` : ""}`;
}

function innerText(frame: Frame, index: number, indent: string): string {
  const code = frame.module.functions[index];
  if (!code) return `function ${index}`;
  if (frame.options.inner === "inline")
    return `(\n${functionLines(frameOf(frame.module, code, frame, frame.makers, frame.options), indent + STEP + STEP).join("\n")}\n${indent}${STEP})`;
  return isNormalised(frame) ? outlineText(frame, code) : `function ${index}`;
}

/** What a function is and captures: two modules with equal outlines differ at most inside such functions. */
function outlineText(frame: Frame, code: FunctionCode): string {
  const inner = frameOf(frame.module, code, frame, frame.makers, frame.options);
  const captures = code.captures.map((_, index) => capturedText(inner, index));
  return `function(${code.kind}${code.captures.length > 0 ? `: ${captures.join(", ")}` : ""})`;
}
