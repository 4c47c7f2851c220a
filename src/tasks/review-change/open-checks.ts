// Which heads of a pull request carry a check run that we opened and have not completed: written down before it is opened and
// taken off after it is completed, so that a newer head finds and closes what a killed worker left behind.
import type { ChangeState, Ports, RepositoryRef, Target } from "../ports.ts";

const keyOf = (repository: RepositoryRef, number: number): string => `open checks ${repository.name}#${number}`;

async function openHeads(ports: Ports, repository: RepositoryRef, number: number): Promise<readonly string[]> {
  const saved = await ports.store.publications.find(keyOf(repository, number));
  return Array.isArray(saved) ? saved.filter((head): head is string => typeof head === "string") : [];
}

export async function noteOpenCheck(ports: Ports, { repository, number, head }: Target): Promise<void> {
  const heads = await openHeads(ports, repository, number);
  if (!heads.includes(head)) await ports.store.publications.save(keyOf(repository, number), [...heads, head]);
}

export async function noteClosedCheck(ports: Ports, { repository, number, head }: Target): Promise<void> {
  const heads = await openHeads(ports, repository, number);
  if (heads.includes(head))
    await ports.store.publications.save(
      keyOf(repository, number),
      heads.filter((one) => one !== head),
    );
}

/** Every head but the one to be judged; all of them once the pull request is closed. */
export async function cancelOvertaken(ports: Ports, repository: RepositoryRef, number: number, state: ChangeState): Promise<void> {
  for (const head of await openHeads(ports, repository, number)) {
    if (state.open && head === state.head) continue;
    const why = state.open ? `Superseded by ${state.head.slice(0, 7)}` : "The pull request was closed";
    await ports.forge.cancel({ repository, number, head }, why);
    await noteClosedCheck(ports, { repository, number, head });
  }
}
