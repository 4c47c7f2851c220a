// The code half of a commit's graph in two tables: symbols, routes and tests in one, edges between their ordinals in the other.
// Nodes that come from events are left out; a name that only an edge knows is kept as `outside`, so that no edge is lost.
import type pg from "pg";
import { z } from "zod";
import type { Edge, Graph, GraphNode } from "#graph/graph.ts";
import type { Span } from "#ground/span.ts";
import { plainText } from "./document.ts";
import { rowsPerInsertMax, snapshotsKeptMax } from "./limits.ts";
import { symbolIdShape } from "./shapes/place.ts";
import { slices } from "./slices.ts";
import { inTransaction } from "./transaction.ts";

type Row = readonly [
  kind: string,
  key: string,
  name: string,
  form: string,
  exported: boolean,
  path: string,
  start: number,
  end: number,
  line: number,
  column: number,
  endLine: number,
];

export async function saveCodeGraph(pool: pg.Pool, repository: string, commit: string, graph: Graph): Promise<void> {
  const ordinals = new Map<string, number>();
  const nodes: Row[] = [];
  const add = (key: string, row: Row): number => {
    const ordinal = nodes.push(row) - 1;
    ordinals.set(key, ordinal);
    return ordinal;
  };
  for (const [key, node] of graph.nodes) {
    const row = rowOf(node);
    if (row !== null) add(key, row);
  }
  const ordinalOf = (key: string): number => ordinals.get(key) ?? add(key, ["outside", key, "", "", false, "", 0, 0, 0, 0, 0]);
  const edges = graph.edges.map((edge) => [edge.kind, ordinalOf(edge.from), ordinalOf(edge.to)] as const);
  await inTransaction(pool, async (client) => {
    const snapshot = await beginSnapshot(client, repository, commit);
    await insert(
      client,
      snapshot,
      nodes,
      "code_node",
      ["kind", "key", "name", "form", "exported", "path", "start", "end", "line", "column", "end_line"],
      "ttttbtiiiii",
    );
    await insert(client, snapshot, edges, "code_edge", ["kind", "source", "target"], "tii");
    await forgetOldest(client, repository);
  });
}

function rowOf(node: GraphNode): Row | null {
  const place = (span: Span): readonly [string, number, number, number, number, number] => [
    span.path,
    span.start,
    span.end,
    span.line,
    span.column,
    span.endLine,
  ];
  switch (node.kind) {
    case "symbol":
      return [node.kind, node.id, plainText(node.name), node.form, node.exported, ...place(node.span)];
    case "route":
      return [node.kind, node.id, plainText(node.path), plainText(node.method), false, ...place(node.span)];
    case "test":
      return [node.kind, node.id, plainText(node.title), node.framework, false, ...place(node.span)];
    case "scenario":
    case "incident":
    case "decision":
      return null;
  }
}

/** The same commit again replaces what was there. */
async function beginSnapshot(client: pg.PoolClient, repository: string, commit: string): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    "insert into graph_snapshot (repository, commit) values ($1, $2) on conflict (repository, commit) do update set used_at = now() returning id",
    [repository, commit],
  );
  const id = rows[0]?.id ?? "";
  await client.query("delete from code_node where snapshot = $1", [id]);
  await client.query("delete from code_edge where snapshot = $1", [id]);
  return id;
}

const sqlTypes: Readonly<Record<string, string>> = { t: "text", b: "boolean", i: "int" };

async function insert(
  client: pg.PoolClient,
  snapshot: string,
  rows: ReadonlyArray<readonly unknown[]>,
  table: string,
  columns: readonly string[],
  types: string,
): Promise<void> {
  const quoted = columns.map((column) => `"${column}"`).join(", ");
  const arrays = [...types].map((type, at) => `$${at + 3}::${sqlTypes[type]}[]`).join(", ");
  let done = 0;
  for (const some of slices(rows, rowsPerInsertMax)) {
    const values = columns.map((_, at) => some.map((row) => row[at]));
    await client.query(
      `insert into ${table} (snapshot, ordinal, ${quoted}) select $1, $2 + w.at - 1, ${quoted} from unnest(${arrays}) with ordinality as w(${quoted}, at)`,
      [snapshot, done, ...values],
    );
    done += some.length;
  }
}

async function forgetOldest(client: pg.PoolClient, repository: string): Promise<void> {
  const { rows } = await client.query<{ id: string }>(
    "delete from graph_snapshot where id in (select id from graph_snapshot where repository = $1 order by used_at desc, id desc offset $2) returning id",
    [repository, snapshotsKeptMax],
  );
  const ids = rows.map((row) => row.id);
  if (ids.length === 0) return;
  await client.query("delete from code_node where snapshot = any($1)", [ids]);
  await client.query("delete from code_edge where snapshot = any($1)", [ids]);
}

const nodeShape = z.object({
  kind: z.enum(["symbol", "route", "test", "outside"]),
  key: symbolIdShape,
  name: z.string(),
  form: z.string(),
  exported: z.boolean(),
  path: z.string(),
  start: z.number(),
  end: z.number(),
  line: z.number(),
  column: z.number(),
  end_line: z.number(),
});
const formShape = z.enum(["function", "method", "class", "variable", "type", "module"]);
const edgeShape = z.object({
  kind: z.enum(["calls", "references", "imports", "handles", "exercises", "concerns"]),
  source: z.number(),
  target: z.number(),
});

export async function loadCodeGraph(pool: pg.Pool, repository: string, commit: string): Promise<Graph | null> {
  const { rows } = await pool.query<{ id: string }>(
    "update graph_snapshot set used_at = now() where repository = $1 and commit = $2 returning id",
    [repository, commit],
  );
  const id = rows[0]?.id;
  if (id === undefined) return null;
  const read = async (table: string): Promise<unknown[]> =>
    (await pool.query(`select * from ${table} where snapshot = $1 order by ordinal`, [id])).rows;
  const stored = z.array(nodeShape).parse(await read("code_node"));
  const nodes = new Map<string, GraphNode>();
  for (const row of stored) {
    const node = nodeOf(row);
    if (node !== null) nodes.set(node.id, node);
  }
  const edges: Edge[] = [];
  for (const { kind, source, target } of z.array(edgeShape).parse(await read("code_edge"))) {
    const from = stored[source]?.key;
    const to = stored[target]?.key;
    // Half a graph would be believed; one that was being replaced while we read it is made again.
    if (from === undefined || to === undefined) return null;
    edges.push({ kind, from, to });
  }
  return { nodes, edges };
}

function nodeOf(row: z.infer<typeof nodeShape>): GraphNode | null {
  const span: Span = { path: row.path, start: row.start, end: row.end, line: row.line, column: row.column, endLine: row.end_line };
  switch (row.kind) {
    case "symbol":
      return { kind: "symbol", id: row.key, path: row.path, name: row.name, form: formShape.parse(row.form), exported: row.exported, span };
    case "route":
      return { kind: "route", id: row.key, method: row.form, path: row.name, span };
    case "test":
      return { kind: "test", id: row.key, title: row.name, framework: row.form, span };
    case "outside":
      return null;
  }
}
