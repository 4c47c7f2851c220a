// Wrong imports, each with the rule that must refuse it. To add one: a line here, in the group of its rule.
import type { Plant } from "./house.ts";

const door = (room: string): string => `import { open } from "#${room}/door.ts";\nexport const planted = open;\n`;
const type = (room: string): string => `import type { Door } from "#${room}/door.ts";\nexport type Planted = Door;\n`;
const pkg = (name: string): string => `import thing from "${name}";\nexport const planted = thing;\n`;
const plant = (path: string, text: string, refusedBy: string, beside: Readonly<Record<string, string>> = {}): Plant => ({
  path: `src/${path}.ts`,
  text,
  refusedBy,
  beside,
});

export const plants: readonly Plant[] = [
  // Up, or across to the other side of the house.
  plant("machine/up-to-a-world", door("worlds"), "direction-machine"),
  plant("machine/to-the-memory", type("graph"), "direction-machine"),
  plant("recall/to-the-simulator", type("simulate"), "direction-recall"),
  plant("graph/up-as-a-type", type("verdict"), "direction-graph"),
  plant("graph/up-as-an-inline-type", `export type Planted = import("#verdict/door.ts").Door;\n`, "direction-graph"),
  plant("ground/up", door("ir"), "direction-ground"),
  plant("ir/to-the-trees", type("syntax"), "direction-ir"),
  plant("builtins/past-the-machine", door("ir"), "direction-builtins"),
  plant("builtins/for-its-effect", `import "#worlds/door.ts";\nexport const planted = 1;\n`, "direction-builtins"),
  plant("survey/to-the-lowering", door("lowering"), "direction-survey"),
  plant("lowering/to-the-graph", type("graph"), "direction-lowering"),
  plant("simulate/up-when-it-runs", `export const planted = async () => (await import("#tasks/door.ts")).open;\n`, "direction-simulate"),
  plant("patch/up-by-export", `export { open } from "#tasks/door.ts";\n`, "direction-patch"),
  plant("tasks/into-the-machine", door("machine"), "direction-tasks"),
  plant("tasks/to-an-adapter", `import { open } from "#adapters/store/door.ts";\nexport const planted = open;\n`, "direction-tasks"),
  plant("faces/cli/to-an-adapter", `import { open } from "#adapters/store/door.ts";\nexport const planted = open;\n`, "direction-faces"),
  plant("faces/cli/to-the-verdict", type("verdict"), "direction-faces"),
  plant("adapters/git/to-the-machine", type("machine"), "direction-adapters"),
  // Siblings, ports and types.
  plant("faces/github/to-a-sibling", `import { open } from "#faces/cli/door.ts";\nexport const planted = open;\n`, "siblings-do-not-meet"),
  plant(
    "adapters/store/to-a-sibling",
    `import { open } from "#adapters/git/door.ts";\nexport const planted = open;\n`,
    "siblings-do-not-meet",
  ),
  plant(
    "adapters/store/to-a-sibling-by-path",
    `import { open } from "../git/door.ts";\nexport const planted = open;\n`,
    "siblings-do-not-meet",
  ),
  plant("adapters/git/runs-a-task", door("tasks"), "adapters-see-ports-only"),
  plant("adapters/git/computes", door("graph"), "adapters-see-types-only"),
  plant("report/judges", door("verdict"), "report-sees-types-only"),
  plant("report/runs", door("machine"), "report-sees-types-only"),
  // The outside, below the edge.
  plant(
    "worlds/reads-files",
    `import { readFileSync } from "node:fs";\nexport const planted = readFileSync;\n`,
    "pure-rooms-touch-nothing",
  ),
  plant(
    "ir/reads-files-by-the-old-name",
    `import { readFileSync } from "fs";\nexport const planted = readFileSync;\n`,
    "pure-rooms-touch-nothing",
  ),
  plant(
    "ground/hashes-with-the-host",
    `import { createHash } from "node:crypto";\nexport const planted = createHash;\n`,
    "pure-rooms-touch-nothing",
  ),
  plant(
    "lowering/requires",
    `import { createRequire } from "node:module";\nexport const planted = createRequire;\n`,
    "pure-rooms-touch-nothing",
  ),
  plant("syntax/parser/reads-files", `import { readFileSync } from "node:fs";\nexport const planted = readFileSync;\n`, "core-door-module"),
  // Packages behind their doors.
  plant("lowering/parses-for-itself", pkg("tree-sitter"), "package-door-tree-sitter-typescript-javascript-web-tree-sitter"),
  plant("faces/cli/asks-the-database", pkg("pg"), "package-door-pg"),
  plant("adapters/git/listens-to-webhooks", pkg("probot"), "package-door-probot-octokit"),
  plant("tasks/asks-a-model", pkg("openai"), "package-door-openai"),
  plant("tasks/speaks-to-the-store", pkg("@prisma/client"), "package-door-prisma-client-adapter-pg-prisma"),
  plant("machine/checks-shapes", pkg("zod"), "package-door-zod"),
  plant("faces/cli/logs", pkg("pino"), "package-door-pino"),
  plant("verdict/reads-yaml", pkg("yaml"), "package-door-yaml"),
  plant("tasks/takes-any-package", pkg("left-pad"), "packages-are-named"),
  plant("faces/cli/takes-any-package", pkg("left-pad"), "packages-are-named"),
  // Walls between rooms.
  plant(
    "verdict/into-a-back-room",
    `import { inner } from "#simulate/back/inner.ts";\nexport const planted = inner;\n`,
    "back-rooms-are-private",
  ),
  plant(
    "adapters/git/into-a-back-room",
    `import type { inner } from "#graph/back/inner.ts";\nexport type Planted = typeof inner;\n`,
    "back-rooms-are-private",
  ),
  plant("lowering/by-path", `import { open } from "../ir/door.ts";\nexport const planted = open;\n`, "between-rooms-by-name"),
  plant("lowering/misspelt", `import { open } from "#ir/dor.ts";\nexport const planted = open;\n`, "no-unresolved"),
  plant("scenario/one-way-round", `import type { Two } from "./other-way-round.ts";\nexport type One = Two;\n`, "no-circle", {
    "src/scenario/other-way-round.ts": `import type { One } from "./one-way-round.ts";\nexport type Two = One;\n`,
  }),
  plant("tasks/asks-the-root", `import { config } from "../config.ts";\nexport const planted = config;\n`, "nobody-imports-the-root"),
  plant("tasks/opens-a-new-room", `import { pad } from "#cellar/pad.ts";\nexport const planted = pad;\n`, "no-room-outside-the-plan"),
  plant("cellar/pad", `import { open } from "#ground/door.ts";\nexport const pad = open;\n`, "no-strange-room"),
  plant("tasks/alone", "export const planted = 1;\n", "no-orphan"),
  plant(
    "tasks/borrows-from-tests",
    `import { thing } from "../../test/support/thing.ts";\nexport const planted = thing;\n`,
    "src-stays-in-src",
  ),
  plant("tasks/borrows-from-tools", `import { thing } from "../../tools/thing.ts";\nexport const planted = thing;\n`, "src-stays-in-src"),
  // The root files.
  plant("cli", door("tasks"), "direction-root-cli"),
];
