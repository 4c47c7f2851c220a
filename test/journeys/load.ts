// Many webhooks while the App is at work: how long each waits to be acknowledged, and whether every one is stored. The App is a
// process of its own, as in life; here is only the sender, and the stand-in that the workers talk to meanwhile.
//   npx tsx --conditions=source test/journeys/load.ts [--built]
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { invariant } from "#ground/bug.ts";
import { AppProcess, BUILT, SOURCES } from "../demo/app-process.ts";
import { Cinema } from "../demo/cinema.ts";
import { laterPulls } from "../demo/pulls.ts";
import { freshDatabase } from "../support/database.ts";
import { type StandIn, startStandIn } from "../support/github/stand-in.ts";
import type { Delivery } from "../support/github/webhooks/delivery.ts";

export type Wave = {
  readonly name: string;
  readonly sent: number;
  readonly refused: number;
  readonly stored: number;
  readonly p50: number;
  readonly p99: number;
  readonly last: number;
};

const STEADY = { perSecond: 100, seconds: 5 };
const AT_ONCE = 500;

export async function loadApp(command: readonly string[]): Promise<readonly Wave[]> {
  const [standIn, database, folder] = await Promise.all([startStandIn(), freshDatabase(), mkdtemp(join(tmpdir(), "load-"))]);
  const environment = { ...standIn.environment(), DATA_DIR: folder, DATABASE_URL: database.url ?? "" };
  const app = await AppProcess.start({ environment, command, logFile: join(folder, "app.log") });
  const stored = async (): Promise<number> => {
    const { rows } = await database.pool.query<{ stored: number }>(
      "select least((select count(*) from delivery), (select count(*) from event where kind = 'change.opened'))::int as stored",
    );
    return rows[0]?.stored ?? 0;
  };
  try {
    const news = await busyApp(standIn, app);
    const wave = async (name: string, send: typeof steadily): Promise<Wave> => {
      const before = await stored();
      return waveOf(name, await send(standIn, news), async () => (await stored()) - before);
    };
    return [await wave("100 a second for five seconds", steadily), await wave("500 at once", allAtOnce)];
  } finally {
    await app.stop();
    await standIn.close();
    await database.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Pull requests are opened and judged, again and again: what the waves bring is more of that. */
async function busyApp(standIn: StandIn, app: AppProcess): Promise<readonly Delivery[]> {
  const cinema = await Cinema.open(standIn);
  await cinema.install();
  standIn.connect(`${app.url}/api/github/webhooks`);
  for (const plan of laterPulls.filter((one) => !("src/refund.ts" in one.edits))) await cinema.openPull(plan);
  return standIn.deliveries.filter((one) => one.event === "pull_request" && one.action === "opened");
}

async function steadily(standIn: StandIn, news: readonly Delivery[]): Promise<readonly Delivery[]> {
  const begun = performance.now();
  const sending: Promise<Delivery>[] = [];
  for (let at = 0; at < STEADY.perSecond * STEADY.seconds; at++) {
    const wait = begun + (at * 1000) / STEADY.perSecond - performance.now();
    if (wait > 0) await sleep(wait);
    sending.push(sendAgain(standIn, news, at));
  }
  return Promise.all(sending);
}

const allAtOnce = (standIn: StandIn, news: readonly Delivery[]): Promise<readonly Delivery[]> =>
  Promise.all(Array.from({ length: AT_ONCE }, (_, at) => sendAgain(standIn, news, at)));

function sendAgain(standIn: StandIn, news: readonly Delivery[], at: number): Promise<Delivery> {
  const delivery = news[at % news.length];
  invariant(delivery !== undefined, "there is news to send");
  return standIn.webhooks.repeat(delivery);
}

async function waveOf(name: string, deliveries: readonly Delivery[], stored: () => Promise<number>): Promise<Wave> {
  const times = deliveries.map(({ tookMs }) => tookMs).sort((a, b) => a - b);
  const at = (share: number): number => Math.round(times[Math.ceil(times.length * share) - 1] ?? 0);
  const refused = deliveries.filter(({ statusCode }) => statusCode !== 202).length;
  return { name, sent: deliveries.length, refused, stored: await stored(), p50: at(0.5), p99: at(0.99), last: at(1) };
}

export const waveLine = ({ name, sent, refused, stored, p50, p99, last }: Wave): string =>
  `${name}: ${sent} sent, ${refused} refused, ${stored} stored; acknowledged after ${p50} ms (half), ${p99} ms (99 of 100), ${last} ms (all)`;

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  for (const wave of await loadApp(process.argv.includes("--built") ? BUILT : SOURCES)) process.stdout.write(`${waveLine(wave)}\n`);
}
