// As whom the server runs. PostgreSQL refuses root: then it is nobody, if nobody can reach the files, else root under
// another name in a user namespace of its own. Null where neither is possible.
import { execFile } from "node:child_process";
import { chown, lstat, readdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

export type Identity = {
  /** Words to put before the command. */
  readonly wrapper: readonly string[];
  readonly ids: { readonly uid: number; readonly gid: number } | null;
};

/** A program's name and the words before its own arguments. */
export function commandOf(identity: Identity, program: string): { readonly command: string; readonly words: readonly string[] } {
  const [command, ...words] = identity.wrapper;
  return command === undefined ? { command: program, words: [] } : { command, words: [...words, program] };
}

const nobody = 65534;
const run = promisify(execFile);
const namespace = ["unshare", "--user", "--map-user=1000", "--map-group=1000", "--"];

export async function chooseIdentity(directory: string, program: string): Promise<Identity | null> {
  if (process.getuid?.() !== 0) return { wrapper: [], ids: null };
  if ((await openToAll(directory)) && (await openToAll(dirname(program)))) return { wrapper: [], ids: { uid: nobody, gid: nobody } };
  const [command = "", ...words] = namespace;
  const works = await run(command, [...words, program, "--version"], { timeout: 10_000 }).then(
    () => true,
    () => false,
  );
  return works ? { wrapper: namespace, ids: null } : null;
}

/** Whether everybody may walk through all the folders from the root down to this one's parent. */
async function openToAll(directory: string): Promise<boolean> {
  for (let at = dirname(directory); ; at = dirname(at)) {
    if (((await stat(at)).mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

/** Gives a folder and all in it to the identity, where it belongs to another: data made under one identity may be served under the next. */
export async function giveTo(identity: Identity, directory: string): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = identity.ids ?? { uid: 0, gid: 0 };
  if ((await stat(directory)).uid === uid) return;
  const open = [directory];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    await chown(at, uid, gid);
    for (const name of await readdir(at)) {
      const path = join(at, name);
      const found = await lstat(path);
      if (found.isDirectory()) open.push(path);
      else if (found.isFile()) await chown(path, uid, gid);
    }
  }
}
