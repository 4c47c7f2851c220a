// The door to a run: sources, a scenario and settings in; what the outside could see, out. Same in, same out.
// Where a run depends on something unknown, the ways it can go are looked at; only what is so on all of them is said.
import { explore } from "./explore.ts";
import { perform } from "./perform.ts";
import type { Run, RunRequest } from "./run.ts";

/** Ways of one scenario that are looked at when it depends on the unknown. */
const WAYS_MAX = 16;

export function simulate(request: RunRequest): Run {
  const { run, choices } = perform(request, { prefix: [], beyond: "stop" });
  if (run.stuck?.kind !== "undecided" || choices.some(({ kind }) => kind === "order")) return run;
  const { runs, complete } = explore(request, WAYS_MAX);
  const [first, ...others] = runs.map((way) => way.run);
  const alike =
    first !== undefined && others.every((other) => other.status === first.status && other.observation.digest === first.observation.digest);
  return complete && alike && first.status !== "stuck" ? first : run;
}
