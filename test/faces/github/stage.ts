// A cinema on the stand-in for GitHub with one pull request that breaks its refund, and our face connected to it.
import { connectGitHub, type GitHub } from "#faces/github/connect.ts";
import { composeReport } from "#report/compose-report.ts";
import type { ChangeOutcome } from "#report/outcome.ts";
import type { Report } from "#report/report.ts";
import type { Clock, Forge, Log, RepositoryRef, Target } from "#tasks/ports.ts";
import { nothing, refundBreaks, refundPatch } from "../../report/samples.ts";
import { type StandIn, startStandIn } from "../../support/github/stand-in.ts";
import type { PullRequest, Repository } from "../../support/github/state.ts";
import { type StoreInMemory, storeInMemory } from "../../support/store-in-memory.ts";

export const path = "src/booking/refund.ts";
const rows = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, at) => `export const row${from + at} = ${from + at};`);
const file = (lines: readonly string[]): string => `${[...rows(1, 57), ...lines, ...rows(59, 80)].join("\n")}\n`;
/** Line 58 is where the refund is locked. */
export const sound = file(["  const seat = await lockSeat(tx, id);"]);
export const broken = file(["  const seat = await findSeat(db, id);", "  await lockSeat(tx, id);"]);

export type LogLine = { readonly level: string; readonly fields: Readonly<Record<string, unknown>>; readonly message: string };

/** A log that can be read back. */
export function logOf(lines: LogLine[]): Log {
  const write = (level: string, more: object) => (fields: Readonly<Record<string, unknown>>, message: string) =>
    void lines.push({ level, fields: { ...more, ...fields }, message });
  const log = (more: object): Log => ({
    info: write("info", more),
    warn: write("warn", more),
    error: write("error", more),
    with: (fields) => log({ ...more, ...fields }),
  });
  return log({});
}

export const clock: Clock = { nowIso: () => "2026-03-12T08:00:00.000Z", nowMs: () => 0 };

export type Stage = {
  readonly standIn: StandIn;
  readonly booking: Repository;
  readonly pull: PullRequest;
  readonly repository: RepositoryRef;
  readonly store: StoreInMemory;
  readonly lines: LogLine[];
  readonly github: GitHub;
  /** Our face as a process that kept nothing of an earlier one would have it. */
  readonly restarted: () => Forge;
  readonly target: () => Target;
};

export async function setStage(): Promise<Stage> {
  const standIn = await startStandIn();
  const booking = await standIn.addRepository({
    owner: "cinema",
    name: "booking",
    roles: { ann: "maintain", ben: "read" },
    history: [
      { branch: "main", message: "Begin", files: { [path]: sound, "README.md": "Booking\n" } },
      { branch: "lock", from: "main", message: "Look before locking", files: { [path]: broken } },
    ],
  });
  const installation = await standIn.install({ account: "cinema" });
  const pull = await standIn.openPull(booking, { title: "Look before locking", head: "lock", author: "ann" });
  const repository = {
    name: "cinema/booking",
    cloneUrl: `${standIn.base}/cinema/booking.git`,
    installation: installation.id,
    defaultBranch: "main",
  };
  const { app } = standIn;
  const credentials = {
    appId: String(app.id),
    privateKey: app.privateKey,
    webhookSecret: app.webhookSecret,
    baseUrl: `${standIn.base}/api/v3`,
  };
  const lines: LogLine[] = [];
  const connected = (store: StoreInMemory): GitHub =>
    connectGitHub(credentials, { inbox: store.inbox, publications: store.publications, clock, log: logOf(lines) });
  const store = storeInMemory();
  return {
    ...{ standIn, booking, pull, repository, store, lines },
    github: connected(store),
    restarted: () => connected(storeInMemory()).forge,
    target: () => ({ repository, number: pull.number, head: pull.pull.headSha }),
  };
}

export function reportOf(outcome: Partial<ChangeOutcome>, more: Partial<Report> = {}): Report {
  return { ...composeReport({ ...nothing, ...outcome }), ...more };
}

export const breaking: Partial<ChangeOutcome> = { verdicts: [refundBreaks], patches: new Map([[refundBreaks.scenario.id, refundPatch]]) };
