// The port Reports: each report whole, and its verdicts in columns for those who count them.
import type { Report } from "#report/report.ts";
import type { Reports } from "#tasks/ports.ts";
import { asJson, plainText, readDocument } from "./document.ts";
import type { PrismaClient } from "./generated/client.ts";
import { reportShape } from "./shapes/report.ts";

export function createReports(prisma: PrismaClient): Reports {
  return {
    save: async (report) => {
      const { id, repository, number, base, head, conclusion } = report;
      const columns = { repository, number, base, head, conclusion, title: plainText(report.title), report: asJson(report), savedAt: new Date() };
      await prisma.$transaction([
        prisma.report.upsert({ where: { id }, create: { id, ...columns }, update: columns }),
        prisma.verdict.deleteMany({ where: { reportId: id } }),
        prisma.verdict.createMany({ data: verdictsOf(report) }),
      ]);
    },
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

function verdictsOf(report: Report) {
  return report.scenarios.map(({ id, title, kind, verdict }, ordinal) => ({
    reportId: report.id,
    ordinal,
    scenarioId: plainText(id),
    title: plainText(title),
    kind,
    causePath: verdict.cause?.span.path ?? null,
    causeLine: verdict.cause?.span.line ?? null,
  }));
}
