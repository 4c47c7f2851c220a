// Kills the App at random points of what it does, starts it again, and looks at what people then see: exactly one check run a
// head, completed; one review; one sticky comment; one answer to each question; nothing lost.
//   npx tsx --conditions=source test/journeys/crash.ts [--kills 50] [--seed 1] [--store embedded|url|postgresql://…] [--built]
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { Bug } from "#ground/bug.ts";
import { type Random, seeded } from "#ground/random.ts";
import { AppProcess, BUILT, SOURCES } from "../demo/app-process.ts";
import { Cinema } from "../demo/cinema.ts";
import { freshDatabase } from "../support/database.ts";
import { type StandIn, startStandIn } from "../support/github/stand-in.ts";
import { Acts } from "./crash/acts.ts";
import { faultsSeen } from "./crash/seen-after.ts";

export type CrashPlan = {
  readonly kills: number;
  readonly seed: string;
  /** `embedded`: one of the App's own; `url`: a server that others use too; or the address of one. */
  readonly store: string;
  readonly command: readonly string[];
  readonly say: (line: string) => void;
};
export type CrashReport = { readonly faults: readonly string[]; readonly killedDuring: ReadonlyMap<string, number> };

/** About as long as one act keeps the App busy; later kills hit it while it rests. */
const BUSY_MS = 1_800;
const CALM_WITHIN_MS = 90_000;

export async function crashOften(plan: CrashPlan): Promise<CrashReport> {
  const folder = await mkdtemp(join(tmpdir(), "crash-"));
  const standIn = await startStandIn({ folder: join(folder, "repositories") });
  const database = plan.store === "url" ? await freshDatabase() : null;
  const url = database?.url ?? (plan.store === "embedded" ? null : plan.store);
  const environment = {
    ...standIn.environment(),
    DATA_DIR: join(folder, "app"),
    ...(url === null ? {} : { DATABASE_URL: url }),
  };
  const life = new Life(standIn, { environment, folder, command: plan.command });
  try {
    const cinema = await Cinema.open(standIn);
    await life.begin();
    await cinema.install();
    await life.calm();
    const acts = new Acts(standIn, cinema);
    const killedDuring = await killOften(plan, life, acts, url === null ? join(folder, "app/pg/postmaster.pid") : null);
    return { faults: [...faultsSeen(standIn, cinema.repository, acts.done), ...(await life.deadJobs())], killedDuring };
  } finally {
    await life.end();
    await standIn.close();
    await database?.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function killOften(plan: CrashPlan, life: Life, acts: Acts, serverPid: string | null): Promise<ReadonlyMap<string, number>> {
  const random = seeded(plan.seed);
  const killedDuring = new Map<string, number>();
  for (let round = 0; round < plan.kills; round++) {
    const act = acts.of(round);
    const acting = act.perform();
    await sleep(random.next() * BUSY_MS);
    const during = life.lastCall();
    killedDuring.set(during, (killedDuring.get(during) ?? 0) + 1);
    const withServer = serverPid !== null && killServer(random, serverPid);
    await life.crash();
    plan.say(`kill ${round + 1}: ${act.name}, after ${during}${withServer ? ", the store's server too" : ""}`);
    await acting;
    await life.begin();
    await life.calm();
  }
  return killedDuring;
}

/** Every third time the whole machine goes down, and with it the embedded store's server. */
function killServer(random: Random, pidFile: string): boolean {
  if (random.below(3) > 0) return false;
  process.kill(Number(readFileSync(pidFile, "utf8").split("\n")[0]), "SIGKILL");
  return true;
}

/** The App from one start to the next, as its operator sees it. */
class Life {
  private readonly standIn: StandIn;
  private readonly plan: {
    readonly environment: Readonly<Record<string, string>>;
    readonly folder: string;
    readonly command: readonly string[];
  };
  private app: AppProcess | undefined;
  private starts = 0;

  constructor(standIn: StandIn, plan: Life["plan"]) {
    this.standIn = standIn;
    this.plan = plan;
  }

  /** Every life listens where the first did: at its start it asks GitHub for what found nobody. */
  async begin(): Promise<void> {
    const { environment, folder, command } = this.plan;
    const asked = this.asked();
    const port = this.app === undefined ? 0 : Number(new URL(this.app.url).port);
    this.app = await AppProcess.start({ environment, command, port, logFile: join(folder, `app-${++this.starts}.log`) });
    this.standIn.connect(`${this.app.url}/api/github/webhooks`);
    await this.standIn.until("the App asks for what it missed", () => this.asked() > asked);
  }

  private asked(): number {
    return this.standIn.calls.filter(({ operation, status }) => operation === "apps/list-webhook-deliveries" && status === 200).length;
  }

  async crash(): Promise<void> {
    await this.app?.crash();
  }

  async end(): Promise<void> {
    await this.app?.stop();
  }

  /** Until no webhook is on its way and no job waits or runs. */
  async calm(): Promise<void> {
    const deadline = performance.now() + CALM_WITHIN_MS;
    for (let quiet = 0; quiet < 3; ) {
      await this.standIn.settled();
      quiet = (await this.jobs("queued")) + (await this.jobs("running")) === 0 ? quiet + 1 : 0;
      if (this.app?.trouble !== undefined) throw new Bug(this.app.trouble);
      if (performance.now() > deadline) throw new Bug(`the App does not calm down; last it asked for ${this.lastCall()}`);
      await sleep(50);
    }
  }

  async deadJobs(): Promise<string[]> {
    const dead = await this.jobs("dead");
    return dead === 0 ? [] : [`${dead} jobs were given up`];
  }

  lastCall(): string {
    const rest = this.standIn.calls.at(-1);
    const git = this.standIn.gitCalls.at(-1);
    return (git?.at ?? 0) > (rest?.at ?? 0) ? "git" : (rest?.operation ?? "nothing");
  }

  private async jobs(state: string): Promise<number> {
    const text = await (await fetch(`${this.app?.url}/metrics`)).text();
    return Number(new RegExp(`foretrace_jobs\\{state="${state}"\\} (\\d+)`).exec(text)?.[1] ?? Number.NaN);
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { kills: { type: "string" }, seed: { type: "string" }, store: { type: "string" }, built: { type: "boolean" } },
  });
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const plan = { kills: Number(values.kills ?? 50), seed: values.seed ?? "1", store: values.store ?? "embedded" };
  const begun = performance.now();
  const { faults, killedDuring } = await crashOften({ ...plan, command: values.built === true ? BUILT : SOURCES, say });
  say(
    `\n${plan.kills} kills, seed ${plan.seed}, store ${plan.store}, ${((performance.now() - begun) / 1000).toFixed(0)} s. Last call before the kill:`,
  );
  for (const [during, times] of [...killedDuring].sort((a, b) => b[1] - a[1])) say(`  ${String(times).padStart(3)}  ${during}`);
  say(faults.length === 0 ? "Nothing was lost, nothing was said twice." : `\nFaults:\n${faults.join("\n")}`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await main();
