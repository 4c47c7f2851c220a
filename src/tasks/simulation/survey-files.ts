// Facts of files, one by one; a file that breaks our reader costs its own facts and nothing else.
import type { FileFacts } from "#graph/facts.ts";
import { factsOf } from "#survey/facts.ts";
import { parseFile } from "#syntax/parse.ts";

export function surveyFiles(
  files: ReadonlyArray<{ readonly path: string; readonly blob: string; readonly text: string }>,
): ReadonlyMap<string, FileFacts> {
  const facts = new Map<string, FileFacts>();
  for (const file of files) if (!facts.has(file.blob)) facts.set(file.blob, factsOf(parseFile(file.path, file.blob, file.text)));
  return facts;
}
