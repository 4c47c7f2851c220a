// How printed code calls its variables. Plain: the name and where it lies. Normalised: by the order in which they are met, so that
// renaming and reordering of declarations leave the text as it is.
import type { FunctionCode, Place, ProgramModule, Variable } from "../program.ts";

export type PrintOptions = {
  readonly positions?: boolean;
  /** `normalised`: the text is the same whatever locals are called. */
  readonly names?: "plain" | "normalised";
  /** Functions inside: with their code in place, or only what they are and capture. */
  readonly inner?: "inline" | "outline";
};

export type Frame = {
  readonly module: ProgramModule;
  readonly code: FunctionCode;
  readonly around: Frame | null;
  readonly makers: ReadonlyArray<number | null>;
  readonly options: Required<PrintOptions>;
  readonly numbers: Map<number, number>;
};

export function frameOf(
  module: ProgramModule,
  code: FunctionCode,
  around: Frame | null,
  makers: ReadonlyArray<number | null>,
  options: Required<PrintOptions>,
): Frame {
  return { module, code, around, makers, options, numbers: new Map() };
}

export const isNormalised = (frame: Frame): boolean => frame.options.names === "normalised";

export function variableText(frame: Frame, place: Extract<Place, { kind: "variable" }>): string {
  const { variable, name } = place;
  const check = place.check ? "?" : "";
  if (isNormalised(frame)) return variableNumber(frame, variable) + check;
  const where = variable.kind === "captured" ? `^${variable.index}` : `${variable.kind === "cell" ? "c" : "r"}${variable.slot}`;
  return `${name}:${where}${check}`;
}

export function slotText(frame: Frame, slot: number, cell: boolean): string {
  return isNormalised(frame) ? `v${numberOf(frame, slot)}` : `${cell ? "c" : "r"}${slot}`;
}

function variableNumber(frame: Frame, variable: Variable): string {
  return variable.kind === "captured" ? capturedText(frame, variable.index) : `v${numberOf(frame, variable.slot)}`;
}

function numberOf(frame: Frame, slot: number): number {
  const known = frame.numbers.get(slot);
  if (known !== undefined) return known;
  const number = frame.numbers.size;
  frame.numbers.set(slot, number);
  return number;
}

/** Follows a captured cell to the function it belongs to. One that lies outside of what is printed keeps its name. */
export function capturedText(from: Frame, index: number): string {
  let frame: Frame | null = from;
  let code: FunctionCode | undefined = from.code;
  let at = index;
  for (let levels = 1; code; levels++) {
    if (code.index === 0) {
      const entry = code.captures.length === 0 ? from.module.imports[at] : undefined;
      return entry ? `import(${JSON.stringify(entry.request)}).${entry.imported}` : `outer.${at}`;
    }
    const capture: FunctionCode["captures"][number] | undefined = code.captures[at];
    if (!capture) return `outer.${at}`;
    frame = frame?.around ?? null;
    if (capture.from === "register") return frame ? `up${levels}.v${numberOf(frame, capture.index)}` : `outer${levels}.${capture.name}`;
    const maker: number | null = from.makers[code.index] ?? null;
    code = maker === null ? undefined : from.module.functions[maker];
    at = capture.index;
  }
  return `outer.${at}`;
}
