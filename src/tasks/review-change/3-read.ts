// Facts of every source file on both sides. A blob's facts are computed once, ever, on any branch.
import { type FileFacts, factsVersion } from "#graph/facts.ts";
import type { Snapshot, SourceFile } from "#ground/snapshot.ts";
import { languageOf } from "#syntax/languages.ts";
import type { Ports } from "../ports.ts";
import type { Change } from "./2-fetch.ts";

export type FactsByPath = ReadonlyMap<string, FileFacts>;
export type BothFacts = { readonly base: FactsByPath; readonly head: FactsByPath };

/** Files sent to a thread in one request. */
const batchSize = 64;

export async function readFiles(ports: Ports, change: Pick<Change, "base" | "head">): Promise<BothFacts> {
  const byBlob = await factsOfBlobs(ports, [...sourcesIn(change.base), ...sourcesIn(change.head)]);
  return { base: byPath(change.base, byBlob), head: byPath(change.head, byBlob) };
}

export async function readSnapshot(ports: Ports, snapshot: Snapshot): Promise<FactsByPath> {
  return byPath(snapshot, await factsOfBlobs(ports, sourcesIn(snapshot)));
}

const sourcesIn = (snapshot: Snapshot): SourceFile[] => [...snapshot.files.values()].filter((file) => languageOf(file.path) !== undefined);

function byPath(snapshot: Snapshot, byBlob: ReadonlyMap<string, FileFacts>): FactsByPath {
  return new Map(
    sourcesIn(snapshot).flatMap((file) => (byBlob.has(file.blob) ? [[file.path, byBlob.get(file.blob) as FileFacts] as const] : [])),
  );
}

async function factsOfBlobs(ports: Ports, files: readonly SourceFile[]): Promise<ReadonlyMap<string, FileFacts>> {
  const unique = new Map(files.map((file) => [file.blob, file]));
  const facts = new Map(await ports.store.facts.load([...unique.keys()], factsVersion));
  const missing = [...unique.values()].filter((file) => !facts.has(file.blob));
  const batches = Array.from({ length: Math.ceil(missing.length / batchSize) }, (_, i) =>
    missing.slice(i * batchSize, (i + 1) * batchSize),
  );
  await Promise.all(
    batches.map(async (batch) => {
      const read = await ports.simulator.survey(batch);
      await ports.store.facts.save(read, factsVersion);
      for (const [blob, one] of read) facts.set(blob, one);
    }),
  );
  return facts;
}
