// Texts of the snapshots read last, by blob. Knows nothing of git: who asks says how a missing text is read.
import { textsKeptMax } from "./limits.ts";

type TextsByBlob = ReadonlyMap<string, string | null>;

export type Texts = {
  /** The texts of these blobs; null for one that has none. */
  readonly of: (blobs: readonly string[], read: (missing: readonly string[]) => Promise<TextsByBlob>) => Promise<TextsByBlob>;
};

export function keepTexts(max = textsKeptMax): Texts {
  const kept = new Map<string, string | null>();
  let size = 0;
  return {
    of: async (blobs, read) => {
      const wanted = [...new Set(blobs)];
      const missing = wanted.filter((blob) => !kept.has(blob));
      const fresh = missing.length === 0 ? new Map<string, string | null>() : await read(missing);
      const texts = new Map(wanted.map((blob) => [blob, kept.get(blob) ?? fresh.get(blob) ?? null]));
      for (const [blob, text] of fresh) {
        const length = text?.length ?? 0;
        // What does not fit any more makes room for all: the next snapshot is most like this one.
        if (size + length > max) {
          kept.clear();
          size = 0;
        }
        if (length <= max) {
          kept.set(blob, text);
          size += length;
        }
      }
      return texts;
    },
  };
}
