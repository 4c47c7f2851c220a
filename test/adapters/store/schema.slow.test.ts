// The migrations, applied in order, give the schema; else the client would speak of columns that are not there.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";

test("migrations and schema agree", async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ["prisma/tools/migration.mjs", "check"]);
  expect(stdout).toContain("migrations and schema agree");
});
