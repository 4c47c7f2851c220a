// The port Publications: what we posted, by its meaning.
import type { Publications } from "#tasks/ports.ts";
import { readDocument } from "./document.ts";
import { Prisma, type PrismaClient } from "./generated/client.ts";
import { jsonShape } from "./shapes/place.ts";

export function createPublications(prisma: PrismaClient): Publications {
  return {
    find: async (key) => {
      const row = await prisma.publication.findUnique({ where: { key } });
      return row === null ? null : readDocument(jsonShape, row.value, `publication ${key}`);
    },
    save: async (key, document) => {
      const value = document === null ? Prisma.JsonNull : (document as Prisma.InputJsonValue);
      await prisma.publication.upsert({ where: { key }, create: { key, value }, update: { value, savedAt: new Date() } });
    },
  };
}
