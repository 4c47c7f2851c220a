// Our plain-arithmetic SHA-256 against Node's own.
import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { sha256 } from "#ground/digest.ts";

const real = (text: string): string => createHash("sha256").update(text).digest("hex");

test("agrees with Node at every length around a block", () => {
  for (let length = 0; length < 200; length++) expect(sha256("a".repeat(length))).toBe(real("a".repeat(length)));
});

test("agrees with Node on any text", () => {
  fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => sha256(text) === real(text)));
});
