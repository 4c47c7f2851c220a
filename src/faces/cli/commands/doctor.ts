// foretrace doctor: what is set up, what is missing, and what to do about it.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Command } from "commander";
import { bad, examine, examineJobs, type Finding, good, warning } from "#tasks/examine.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Surroundings } from "../surroundings.ts";
import type { Opened, Settings } from "../tools.ts";

const needed: Readonly<Record<string, string>> = { checks: "write", contents: "read", pull_requests: "write", issues: "write" };
const neededEvents = ["check_run", "issue_comment", "issues", "pull_request"];

export function addDoctor(program: Command, around: Surroundings): void {
  program
    .command("doctor")
    .description("check set-up, permissions, webhook path, store, git and versions, and say what to do")
    .option("--json", "print the findings for programs")
    .action(async (options: { json?: boolean }) => {
      const config = around.tools.readConfig();
      const opened = await open(around, config);
      const findings = await examine([
        ["node", nodeVersion],
        ["git", gitVersion],
        [
          "store",
          async () =>
            typeof opened === "string"
              ? bad("store", opened, "Set DATA_DIR to a folder you may write, or DATABASE_URL to a PostgreSQL.")
              : good("store", storeText(opened.storeKind)),
        ],
        ...(typeof opened === "string" ? [] : ([["jobs", () => examineJobs(opened.ports)]] as const)),
        ["webhooks", async () => webhooks(config)],
        ["GitHub App", () => githubApp(config, typeof opened === "string" ? null : opened)],
      ]);
      if (typeof opened !== "string") await opened.close();
      around.screen.print(options.json ? JSON.stringify(findings, null, 2) : findings.map((one) => line(one, around)).join("\n"));
      around.exitCode = findings.some((one) => one.state === "bad") ? exitCodes.failed : exitCodes.holds;
    });
}

async function open(around: Surroundings, config: Settings): Promise<Opened | string> {
  const log = around.tools.createLog("error", process.stderr);
  try {
    return await around.tools.openPorts(config, config.dataDir ?? (config.github === null ? around.tools.userDataDir() : "data"), log);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function line(finding: Finding, around: Surroundings): string {
  const mark = {
    good: around.screen.paint("good", "ok  "),
    warning: around.screen.paint("warn", "note"),
    bad: around.screen.paint("bad", "bad "),
  }[finding.state];
  return ` ${mark}  ${finding.name.padEnd(11)} ${finding.found}${finding.todo === null ? "" : `\n${" ".repeat(19)}${finding.todo}`}`;
}

async function nodeVersion(): Promise<Finding> {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const enough = major > 20 || (major === 20 && minor >= 19);
  return enough ? good("node", process.version) : bad("node", process.version, "Node 20.19 or newer is needed.");
}

async function gitVersion(): Promise<Finding> {
  const { stdout } = await promisify(execFile)("git", ["--version"]).catch(() => ({ stdout: "" }));
  const version = /(\d+)\.(\d+)/.exec(stdout);
  if (version === null) return bad("git", "not found", "Install git and put it on the PATH.");
  const enough = Number(version[1]) > 2 || Number(version[2]) >= 36;
  return enough ? good("git", stdout.trim()) : bad("git", stdout.trim(), "git 2.36 or newer is needed for partial mirrors.");
}

const storeText = (kind: string): string =>
  ({
    embedded: "embedded PostgreSQL answers",
    "in-process": "PostgreSQL in this process (one process only)",
    url: "the PostgreSQL of DATABASE_URL answers",
  })[kind] ?? kind;

function webhooks(config: Settings): Finding {
  if (config.webhookSecret === null)
    return warning("webhooks", "WEBHOOK_SECRET is not set; every webhook is refused", "Set it to the secret of the App's settings page.");
  return good("webhooks", `received at ${config.webhookPath}, signatures are verified`);
}

async function githubApp(config: Settings, opened: Opened | null): Promise<Finding> {
  if (config.github === null)
    return warning("GitHub App", "no credentials", "`npm start` opens the set-up wizard; the command line works without.");
  if (opened?.github == null) return bad("GitHub App", "not asked, since the store does not open", "Mend the store first.");
  const self = await opened.github.self();
  const lacking = [
    ...Object.entries(needed)
      .filter(([name, level]) => self.permissions[name] !== level && self.permissions[name] !== "write")
      .map(([name, level]) => `${name}: ${level}`),
    ...neededEvents.filter((event) => !self.events.includes(event)).map((event) => `event ${event}`),
  ];
  if (lacking.length > 0)
    return bad(
      "GitHub App",
      `${self.slug} lacks ${lacking.join(", ")}`,
      "Add them in the App's settings; each installation must accept the change.",
    );
  return good("GitHub App", `${self.slug} has the permissions and events it needs`);
}
