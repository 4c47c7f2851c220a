// Every world says what it models, where that is written, and what it leaves out; no two answer to one name.
import { expect, it } from "vitest";
import { allWorlds } from "#worlds/all.ts";
import { worldNamed } from "#worlds/modules.ts";

it.each(allWorlds.map((world) => [world.name, world] as const))("%s names its reference and its gaps", (_, world) => {
  expect(world.reference).toMatch(/^https:\/\//);
  expect(world.knownGaps.length).toBeGreaterThan(0);
  expect(world.exports ?? world.globals).toBeDefined();
});

it("is found under each of its names, and under no other's", () => {
  const names = allWorlds.flatMap((world) => [world.name, ...(world.aliases ?? [])]);
  expect(new Set(names).size).toBe(names.length);
  for (const world of allWorlds) for (const alias of world.aliases ?? []) expect(worldNamed(alias)?.name).toBe(world.name);
});
