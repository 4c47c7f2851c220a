import { expect, test } from "vitest";
import { freshDatabase, storeOn } from "../../support/database.ts";
import { jobsSuite } from "./suites/jobs.ts";

jobsSuite(freshDatabase);

test("another process's work is called out at once where there is a server", async () => {
  const database = await freshDatabase();
  const [here, there] = [await storeOn(database), await storeOn(database)];
  const called = new Promise<number>((resolve) => {
    here.store.jobs.onWork(() => resolve(Date.now()));
  });
  // Longer than it takes to listen, shorter than the poll.
  await new Promise((resume) => setTimeout(resume, 150));
  const told = Date.now();
  await there.store.jobs.enqueue([{ kind: "review-change", key: "library/catalogue#1", payload: null, priority: 1 }]);
  expect((await called) - told).toBeLessThan(500);
  for (const open of [here, there]) await open.close();
  await database.close();
});
