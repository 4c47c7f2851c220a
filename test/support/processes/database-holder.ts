// A process that opens the database of a data directory, writes rows, says each one that was acknowledged, and ends when its input does.
import { openDatabase } from "#adapters/postgres/open-database.ts";
import { quiet } from "../database.ts";

const [dataDir = "", write = "no"] = process.argv.slice(2);
const database = await openDatabase({ dataDir, databaseUrl: null, log: quiet });
// Two at once would both find it missing.
await database.pool.query("begin; select pg_advisory_xact_lock(1); create table if not exists kept (row bigserial primary key); commit");
process.stdout.write(`open ${database.kind}\n`);
let ended = false;
process.stdin.resume().on("end", () => {
  ended = true;
});
while (!ended) {
  if (write === "write") {
    const { rows } = await database.pool.query<{ row: string }>("insert into kept default values returning row");
    process.stdout.write(`row ${rows[0]?.row}\n`);
  } else await new Promise((resume) => setTimeout(resume, 20));
}
await database.close();
