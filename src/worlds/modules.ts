// Finds the world behind a specifier, and puts the global names of all worlds in place.
import type { Agent } from "#machine/agent.ts";
import { allWorlds } from "./all.ts";
import { installClock } from "./node/time.ts";
import type { World } from "./world.ts";

const byName = new Map<string, World>();
for (const world of allWorlds) for (const name of [world.name, ...(world.aliases ?? [])]) byName.set(name, world);

/** The world that models a module, under any of its names. */
export const worldNamed = (specifier: string): World | undefined => byName.get(specifier);

/** Global names of the platform; test frameworks add theirs when a test file is run. */
export function populateWorlds(agent: Agent): void {
  installClock(agent);
  for (const world of allWorlds) world.globals?.(agent);
}
