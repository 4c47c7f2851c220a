// The reply on an issue that became a scenario: how it was read, what it did on the default branch, and what happens from now on.
import type { PathStep } from "#verdict/verdict.ts";
import { code, fenced, place, plain } from "./words.ts";

const stepsMax = 8;
const reachesMax = 3;

export type ScenarioAnswer = {
  readonly yaml: string;
  readonly version: number;
  readonly branch: string;
  readonly result:
    | { readonly kind: "holds"; readonly shown: string }
    | { readonly kind: "breaks"; readonly message: string; readonly path: readonly PathStep[] }
    | { readonly kind: "unknown"; readonly message: string }
    | { readonly kind: "draft"; readonly question: string; readonly choices: readonly string[]; readonly note: string | null };
  readonly reaches: readonly string[];
  /** How phrases of the issue were read, where that is not obvious. */
  readonly readings: readonly string[];
};

export function printScenarioAnswer(answer: ScenarioAnswer): string {
  const parts = [
    `**Read as** (edit the issue to correct it; this is version ${answer.version})\n${fenced(answer.yaml.trimEnd(), "yaml")}`,
    answer.readings.map((reading) => `*${plain(reading)}*`).join(" "),
    answer.result.kind === "draft" ? draftText(answer.result) : resultText(answer.branch, answer.result),
    answer.result.kind === "draft" ? "" : `From now on every pull request that reaches ${reachedText(answer.reaches)} runs it.`,
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

type Draft = Extract<ScenarioAnswer["result"], { readonly kind: "draft" }>;

function resultText(branch: string, result: Exclude<ScenarioAnswer["result"], Draft>): string {
  const on = `**On ${code(branch)} today**`;
  switch (result.kind) {
    case "holds":
      return `${on} it holds${result.shown === "" ? "" : `: ${code(result.shown)}`}.`;
    case "breaks":
      return [`${on} it breaks: ${plain(result.message)}`, wayOf(result.path)].filter(Boolean).join("\n\n");
    case "unknown":
      return `${on} it could not be decided: ${plain(result.message)}`;
  }
}

function wayOf(path: readonly PathStep[]): string {
  const told = path.filter((step) => step.text !== "").slice(0, stepsMax);
  const stepText = (step: PathStep): string => (step.value === null ? step.text : `${step.text} = ${step.value}`);
  return told.map((step) => `${code(stepText(step), 80)} (${code(place(step.span))})`).join(" → ");
}

function draftText({ question, choices, note }: Draft): string {
  const listed = choices.map((choice, at) => `${at + 1} ${code(choice)}`).concat(`${choices.length + 1} something else (say the value)`);
  const asked = choices.length === 0 ? plain(question) : `${plain(question)} ${listed.join(" · ")}`;
  const small = note === null ? "" : `<sub>${plain(note)}</sub>`;
  return [asked, "Until this is answered the scenario is a draft and is not run.", small].filter(Boolean).join("\n\n");
}

function reachedText(reaches: readonly string[]): string {
  if (reaches.length === 0) return "this code";
  return reaches
    .slice(0, reachesMax)
    .map((name) => code(name))
    .join(", ");
}
