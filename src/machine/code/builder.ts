// What the compiler of one function knows while it turns IR into closures: where registers lie, which jump codes are taken,
// and how to compile the parts. Each node kind has its own small factory, so that a closure keeps alive only what it needs.
import { invariant } from "#ground/bug.ts";
import type { Expression, FunctionCode, ProgramModule, Statement } from "#ir/program.ts";
import type { Code } from "../code.ts";
import { type Frame, REGISTERS } from "../frame.ts";
import type { Value } from "../value.ts";

/** An expression, compiled. */
export type Eval = (frame: Frame) => Value;
/** A statement, compiled: answers how it completed. */
export type Exec = (frame: Frame) => number;

export const NORMAL = 0;
export const RETURN = 1;
/** Only in resumable functions: the frame waits to be entered again. */
export const SUSPEND = 2;
/** Jumps are numbered from here, per function. */
const FIRST_JUMP = 4;

/** Something that `break` or `continue` may aim at. */
export type Target = {
  readonly labels: readonly string[];
  readonly plain: "loop" | "switch" | "label";
  readonly breakCode: number;
  readonly continueCode: number;
};

export type Compilers = {
  readonly expression: (builder: Builder, node: Expression) => Eval;
  readonly statement: (builder: Builder, node: Statement) => Exec;
};

export class Builder {
  readonly code: Code;
  readonly fn: FunctionCode;
  readonly module: ProgramModule;
  readonly traced: boolean;
  /** The length of the frame so far. */
  size: number;
  private readonly compilers: Compilers;
  private readonly targets: Target[] = [];
  private nextJump = FIRST_JUMP;

  constructor(code: Code, compilers: Compilers) {
    this.code = code;
    this.fn = code.fn;
    this.module = code.module;
    this.traced = code.traced;
    this.compilers = compilers;
    this.size = REGISTERS + code.fn.registers;
  }

  expression(node: Expression): Eval {
    return this.compilers.expression(this, node);
  }

  statement(node: Statement): Exec {
    return this.compilers.statement(this, node);
  }

  /** A place in the frame for what must survive between evaluations. */
  temp(): number {
    return this.size++;
  }

  /** Compiles what lies inside a target of jumps. */
  within<T>(labels: readonly string[], plain: Target["plain"], compile: (target: Target) => T): T {
    const target: Target = { labels, plain, breakCode: this.nextJump++, continueCode: this.nextJump++ };
    this.targets.push(target);
    const result = compile(target);
    this.targets.pop();
    return result;
  }

  jump(kind: "break" | "continue", label: string | null): number {
    for (let at = this.targets.length - 1; at >= 0; at--) {
      const target = this.targets[at]!;
      const hit =
        label !== null ? target.labels.includes(label) : target.plain === "loop" || (kind === "break" && target.plain === "switch");
      if (hit && (kind === "break" || target.plain === "loop")) return kind === "break" ? target.breakCode : target.continueCode;
    }
    invariant(false, `${kind} ${label ?? ""} has no target`);
  }
}
