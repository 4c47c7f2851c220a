// Is everything as it must be? Each check says what was found and, where it is not well, what to do.
import type { Ports } from "./ports.ts";
import { Refusal } from "./refusal.ts";

export type Finding = {
  readonly name: string;
  readonly state: "good" | "warning" | "bad";
  readonly found: string;
  readonly todo: string | null;
};

export const good = (name: string, found: string): Finding => ({ name, state: "good", found, todo: null });
export const warning = (name: string, found: string, todo: string): Finding => ({ name, state: "warning", found, todo });
export const bad = (name: string, found: string, todo: string): Finding => ({ name, state: "bad", found, todo });

/** Runs every check; one that throws is itself a finding. */
export async function examine(checks: ReadonlyArray<readonly [name: string, check: () => Promise<Finding>]>): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const [name, check] of checks)
    findings.push(
      await check().catch((error: unknown) =>
        bad(
          name,
          error instanceof Error ? error.message : String(error),
          error instanceof Refusal ? "Mend this and ask again." : "Please report this.",
        ),
      ),
    );
  return findings;
}

/** The store answers, and no job was given up. */
export async function examineJobs(ports: Pick<Ports, "store">): Promise<Finding> {
  const counts = await ports.store.jobs.counts();
  const found = `${counts.queued} queued, ${counts.running} running, ${counts.dead} given up`;
  if (counts.dead === 0) return good("jobs", found);
  const [last] = await ports.store.jobs.listDead();
  return warning(
    "jobs",
    found,
    `The last one, ${last?.kind ?? "a job"}: ${(last?.why ?? "no reason").replace(/\.$/, "")}. A new push or a re-run tries again.`,
  );
}
