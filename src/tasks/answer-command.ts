// A slash command, answered once: who gave it is asked of the forge, never read from the comment.
import type { NewEvent } from "#ledger/event.ts";
import { helpText } from "#report/help-text.ts";
import { plain } from "#report/words.ts";
import { explainLine, parsePlace } from "./explain-line.ts";
import { reviewJob } from "./job-keys.ts";
import type { AnswerCommandPayload } from "./payloads.ts";
import type { Ports, Role } from "./ports.ts";
import { Refusal } from "./refusal.ts";

/** Who may ask what: reading costs little, simulating costs time of ours. */
const needs: Readonly<Record<string, readonly Role[]>> = {
  "/help": ["read", "triage", "write", "maintain", "admin"],
  "/why": ["read", "triage", "write", "maintain", "admin"],
  "/simulate": ["triage", "write", "maintain", "admin"],
};

export async function answerCommand(ports: Ports, payload: AnswerCommandPayload): Promise<readonly NewEvent[]> {
  const { repository, number, comment } = payload;
  const key = `command ${repository.name} ${comment}`;
  if ((await ports.store.publications.find(key)) !== null) return [];
  const [name = "", ...rest] = payload.command.split(" ");
  const allowed = await mayAsk(ports, payload, name);
  await ports.forge.react(repository, comment, allowed ? "seen" : "refused");
  const text = allowed
    ? await answer(ports, payload, name, rest.join(" "))
    : `@${payload.login}: \`${name}\` needs more access to this repository than you have.`;
  if (text !== null) await ports.forge.reply(repository, number, `command-${comment}`, text);
  if (allowed) await ports.forge.react(repository, comment, "done");
  const at = ports.clock.nowIso();
  await ports.store.publications.save(key, { answered: at });
  const subject = `${payload.pull ? "pull" : "issue"}/${number}`;
  return [
    {
      actor: "foretrace",
      kind: "command.answered",
      repository: repository.name,
      subject,
      at,
      payload: { comment, command: name, allowed },
    },
  ];
}

/** When the queue gives an answer up. */
export async function giveUpCommand(ports: Ports, payload: AnswerCommandPayload): Promise<void> {
  const { repository, number, comment } = payload;
  await ports.forge.react(repository, comment, "refused");
  await ports.forge.reply(
    repository,
    number,
    `command-${comment}`,
    "This could not be answered; the fault is ours, and the log of this installation says what it was.",
  );
}

async function mayAsk(ports: Ports, payload: AnswerCommandPayload, name: string): Promise<boolean> {
  const role = await ports.forge.role(payload.repository, payload.login);
  if (needs[name]?.includes(role) === true) return true;
  // The author of a pull request may ask what only reads.
  if (!payload.pull || name === "/simulate") return false;
  return (await ports.forge.change(payload.repository, payload.number)).author === payload.login;
}

async function answer(ports: Ports, payload: AnswerCommandPayload, name: string, rest: string): Promise<string | null> {
  const { repository, number } = payload;
  if (name === "/help") return helpText;
  if (name === "/simulate") {
    if (!payload.pull)
      return "`/simulate` works on pull requests. On an issue with the label `scenario`, edit the issue and it is read and simulated again.";
    await ports.store.jobs.enqueue([reviewJob(repository, number, `command ${payload.comment}`)]);
    return null;
  }
  try {
    const head = payload.pull ? (await ports.forge.change(repository, number)).head : repository.defaultBranch;
    return (
      await explainLine(ports, {
        repository,
        revision: head,
        fetch: payload.pull ? [`refs/pull/${number}/head`] : [repository.defaultBranch],
        ...parsePlace(rest),
      })
    ).text;
  } catch (error) {
    if (error instanceof Refusal && error.code === "bad-input") return plain(error.message); // it repeats what was asked
    throw error;
  }
}
