// `npm run demo`: the sample repository, the stand-in for GitHub and the real App on this machine; then the verdicts
// as a reviewer would read them. Options: --keep leaves everything running, --source runs the App without building it.
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { checksOf } from "../support/github/page.ts";
import { type StandIn, startStandIn } from "../support/github/stand-in.ts";
import { type CheckRun, fullName, type PullRequest } from "../support/github/state.ts";
import { AppProcess, BUILT, SOURCES } from "./app-process.ts";
import { Cinema } from "./cinema.ts";
import { Progress } from "./progress.ts";
import { refundHours } from "./pulls.ts";
import { type Told, takeSuggestion, tellStory } from "./story.ts";

const FOLDER = join(import.meta.dirname, "../../data/demo");
const VERDICT_WITHIN_MS = 180_000;

const say = (text: string): void => void process.stdout.write(`${text}\n`);

async function main(options: ReadonlySet<string>): Promise<number> {
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(join(FOLDER, "repositories"), { recursive: true });
  const standIn = await startStandIn({ folder: join(FOLDER, "repositories") });
  say(`A stand-in for GitHub listens on ${standIn.base}`);
  let app: AppProcess | undefined;
  try {
    const environment = { ...standIn.environment(), DATA_DIR: join(FOLDER, "app"), LOG_LEVEL: "info" };
    app = await AppProcess.start({ environment, logFile: join(FOLDER, "app.log"), command: options.has("--source") ? SOURCES : BUILT });
    say(`Foretrace serves on ${app.url}\n`);
    standIn.connect(`${app.url}/api/github/webhooks`);
    const progress = new Progress({ standIn, app, say, withinMs: VERDICT_WITHIN_MS });
    const told = await tellStory(standIn, await Cinema.open(standIn), progress);
    await readAloud(standIn, told);
    await showRepair(standIn, told, progress);
    say(summary(standIn, told));
    if (options.has("--keep")) await kept();
    return standIn.violations.length === 0 ? 0 : 1;
  } finally {
    await app?.stop();
    await standIn.close();
  }
}

async function readAloud(standIn: StandIn, { issues, pulls }: Told): Promise<void> {
  say("\nWhat a reviewer reads\n");
  for (const issue of [...issues, ...pulls]) say(await standIn.page(issue));
}

async function showRepair(standIn: StandIn, { pulls }: Told, progress: Progress): Promise<void> {
  const broken = pulls.find((pull) => pull.title === refundHours.title);
  if (broken === undefined) return;
  say(`${await takeSuggestion(standIn, broken, progress)}\n`);
  say(await standIn.page(broken));
}

function summary(standIn: StandIn, { pulls }: Told): string {
  const violations = standIn.violations.map((one) => `  ${one}`);
  return [
    "Each in a browser, while everything runs (npm run demo -- --keep)\n",
    ...pulls.flatMap((pull) => checksOf(pull).map((run) => row(standIn, pull, run))),
    "",
    violations.length === 0
      ? "Every call was as GitHub describes it."
      : `Calls that are not as GitHub describes them:\n${violations.join("\n")}`,
  ].join("\n");
}

const row = (standIn: StandIn, pull: PullRequest, run: CheckRun): string =>
  [
    `#${pull.number} ${pull.title}`,
    `    ${run.conclusion ?? run.status}: ${run.title ?? ""}`,
    `    report       ${run.detailsUrl}`,
    `    on "GitHub"  ${standIn.base}/${fullName(pull.repository)}/pull/${pull.number}`,
  ].join("\n");

/** Until somebody interrupts. */
async function kept(): Promise<void> {
  say("\nEverything keeps running. Press Ctrl+C to stop.");
  const alive = setInterval(() => undefined, 60_000);
  await new Promise<void>((stop) => {
    process.once("SIGINT", stop).once("SIGTERM", stop);
  });
  clearInterval(alive);
}

main(new Set(process.argv.slice(2))).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`\nThe demo failed: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
