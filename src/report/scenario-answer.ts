// The reply on an issue that became a scenario: how it was read, what it did on the default branch, and what happens from now on.
import type { PathStep } from "#verdict/verdict.ts";
import { code, fenced, place, plain, shorten } from "./words.ts";

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
  const head = `**Read as** (edit the issue to correct it; this is version ${answer.version})\n${fenced(answer.yaml.trimEnd(), "yaml")}`;
  const parts = [head, answer.readings.map((reading) => `*${plain(reading)}*`).join(" "), resultText(answer)];
  if (answer.result.kind !== "draft")
    parts.push(
      `From now on every pull request that reaches ${
        answer.reaches.length === 0
          ? "this code"
          : answer.reaches
              .slice(0, 3)
              .map((name) => code(name))
              .join(", ")
      } runs it.`,
    );
  return parts.filter((part) => part !== "").join("\n\n");
}

function resultText(answer: ScenarioAnswer): string {
  const on = `**On ${code(answer.branch)} today**`;
  const result = answer.result;
  if (result.kind === "holds") return `${on} it holds${result.shown === "" ? "" : `: ${code(result.shown)}`}.`;
  if (result.kind === "breaks") {
    const way = result.path
      .filter((step) => step.text !== "")
      .slice(0, 8)
      .map((step) => `${code(shorten(step.value === null ? step.text : `${step.text} = ${step.value}`, 80))} (${place(step.span)})`);
    return `${on} it breaks: ${plain(result.message)}${way.length === 0 ? "" : `\n\n${way.join(" → ")}`}`;
  }
  if (result.kind === "unknown") return `${on} it could not be decided: ${plain(result.message)}`;
  const choices = result.choices.map((choice, at) => `${at + 1} ${code(choice)}`).join(" · ");
  return `${plain(result.question)}${choices === "" ? "" : ` ${choices} · ${result.choices.length + 1} something else (say the value)`}\n\nUntil this is answered the scenario is a draft and is not run.${result.note === null ? "" : `\n\n<sub>${plain(result.note)}</sub>`}`;
}
