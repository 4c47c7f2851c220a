// Where the server's Unix socket lies: in the data directory, or in a short private folder where that path is too long.
import { createHash } from "node:crypto";
import { chmod, lstat, mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Refusal } from "#tasks/refusal.ts";
import { giveTo, type Identity } from "./identity.ts";
import { socketDirectoryBytesMax } from "./limits.ts";

export async function socketDirectoryOf(directory: string, identity: Identity): Promise<string> {
  if (Buffer.byteLength(directory) <= socketDirectoryBytesMax) return directory;
  const short = join(tmpdir(), `foretrace-${createHash("sha256").update(directory).digest("hex").slice(0, 16)}`);
  await mkdir(short, { mode: 0o700 }).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== "EEXIST") throw cause;
  });
  // The name can be guessed, so the folder must be a real one and nobody else's.
  const found = await lstat(short);
  const owners = [process.getuid?.(), identity.ids?.uid];
  if (!found.isDirectory() || !owners.includes(found.uid))
    throw new Refusal("store-failed", `${short} belongs to someone else; choose a DATA_DIR with a shorter path.`);
  await chmod(short, 0o700);
  await giveTo(identity, short);
  return short;
}
