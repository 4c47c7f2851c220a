// Patch candidates for a broken scenario, proved one after another; the first that survives is the patch.

import type { PatchContext } from "#patch/context.ts";
import type { Patch } from "#patch/patch.ts";
import { propose } from "#patch/propose.ts";
import { prove } from "#patch/prove.ts";
import { hasExpectation } from "#verdict/judge.ts";
import type { RepairRequest } from "../ports.ts";
import type { Programs } from "./programs.ts";

export function repair(programs: Programs, request: RepairRequest): Patch | null {
  const { broken, head } = request;
  const settings = programs.settings({ seed: request.seed, traced: false });
  return prove(propose(contextsOf(programs, request)), {
    head,
    broken: [broken.scenario],
    holding: request.holding,
    settings,
    sourcesOf: programs.sources,
    run: programs.runOn,
    expected: (scenario) =>
      hasExpectation(scenario) || scenario.id !== broken.scenario.id ? null : (broken.base?.observation.digest ?? null),
  });
}

/** The file of the cause first, then the other changed files that the broken run read. */
function contextsOf(programs: Programs, request: RepairRequest): readonly PatchContext[] {
  const sources = programs.sources(request.head);
  const cause = request.broken.cause;
  const read = new Set(request.broken.head?.read.map((file) => file.path));
  const contexts = request.changes.flatMap((change): PatchContext[] => {
    const file = change.status === "removed" || !read.has(change.path) ? undefined : sources.parsed(change.path);
    if (file === undefined || isItsOwnTest(request, change.path)) return [];
    const baseText = change.basePath === null ? null : (request.base.files.get(change.basePath)?.text ?? null);
    return [{ file, change, baseText, causeLine: cause?.span.path === change.path ? cause.span.line : 0 }];
  });
  return contexts.sort((a, b) => Number(b.causeLine > 0) - Number(a.causeLine > 0));
}

/** A test is never mended to fit the code. */
const isItsOwnTest = (request: RepairRequest, path: string): boolean =>
  request.broken.scenario.when.some((step) => step.kind === "test" && step.path === path);
