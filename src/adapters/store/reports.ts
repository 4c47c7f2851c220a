// The port Reports: each report whole, and its verdicts in columns for those who count them.
import type pg from "pg";
import type { Report } from "#report/report.ts";
import type { Reports } from "#tasks/ports.ts";
import { plainText, readDocument, rowsOf } from "./document.ts";
import type { PrismaClient } from "./generated/client.ts";
import { verdictsPerInsertMax } from "./limits.ts";
import { reportShape } from "./shapes/report.ts";
import { slices } from "./slices.ts";
import { inTransaction } from "./transaction.ts";

export function createReports(pool: pg.Pool, prisma: PrismaClient): Reports {
  return {
    // By hand, since the client would hold up the whole process for a report of many long traces.
    save: (report) =>
      inTransaction(pool, async (client) => {
        const { id, repository, number, base, head, conclusion, title } = report;
        await client.query(
          `insert into report (id, repository, number, base, head, conclusion, title, report) values ($1, $2, $3, $4, $5, $6, $7, $8)
           on conflict (id) do update set repository = excluded.repository, number = excluded.number, base = excluded.base, head = excluded.head,
             conclusion = excluded.conclusion, title = excluded.title, report = excluded.report, saved_at = now()`,
          [id, repository, number, base, head, conclusion, plainText(title), JSON.stringify(report)],
        );
        await client.query("delete from verdict where report_id = $1", [id]);
        for (const some of slices(verdictsOf(report), verdictsPerInsertMax)) {
          const { places, values } = rowsOf(some);
          await client.query(
            `insert into verdict (report_id, ordinal, scenario_id, title, kind, cause_path, cause_line) values ${places}`,
            values,
          );
        }
      }),
    find: async (id) => {
      const row = await prisma.report.findUnique({ where: { id } });
      return row === null ? null : readDocument(reportShape, row.report, `report ${id}`);
    },
    latest: async (repository, number) => {
      const row = await prisma.report.findFirst({ where: { repository, number }, orderBy: [{ savedAt: "desc" }, { id: "desc" }] });
      return row === null ? null : readDocument(reportShape, row.report, `report ${row.id}`);
    },
    list: async (limit) => {
      const select = { id: true, repository: true, number: true, title: true, savedAt: true };
      const rows = await prisma.report.findMany({ select, orderBy: [{ savedAt: "desc" }, { id: "desc" }], take: limit });
      return rows.map(({ savedAt, ...row }) => ({ ...row, at: savedAt.toISOString() }));
    },
  };
}

function verdictsOf(report: Report): ReadonlyArray<readonly unknown[]> {
  return report.scenarios.map(({ id, title, kind, verdict }, ordinal) => {
    const place = verdict.cause?.span;
    return [report.id, ordinal, plainText(id), plainText(title), kind, place?.path ?? null, place?.line ?? null];
  });
}
