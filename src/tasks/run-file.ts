// A file run in the machine: what it would print and how it would end, with remarks on what was not real.
import type { ProgramRequest, Simulator } from "./ports.ts";

export type FileRun = {
  readonly output: ReadonlyArray<{ readonly stream: "out" | "err"; readonly text: string }>;
  readonly exitCode: number;
  /** Why it could not go on; null when it ended by itself. */
  readonly stuck: string | null;
  /** For people: the limit or the missing model, assumptions, steps taken. */
  readonly remarks: readonly string[];
};

export async function runFile(simulator: Pick<Simulator, "program">, request: ProgramRequest): Promise<FileRun> {
  const run = await simulator.program(request);
  const stuck = run.end.kind === "stuck" ? run.end.stuck : null;
  const place = stuck?.span ? ` (${stuck.span.path}:${stuck.span.line})` : "";
  const remarks = [
    ...(run.trace ?? []),
    ...(stuck === null ? [] : [`not simulated further: ${stuck.message}${place}`]),
    ...run.assumptions.map((one) => `assumed: ${one}`),
    `${run.steps} steps, exit code ${run.exitCode}`,
  ];
  return { output: run.output, exitCode: run.exitCode, stuck: stuck?.message ?? null, remarks };
}
