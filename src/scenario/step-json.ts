// Steps in the shape in which they are written in a scenario's YAML form. Reading that form is yaml/steps.ts.
import { assertNever } from "#ground/bug.ts";
import { printDuration } from "./duration.ts";
import type { Json, Step } from "./scenario.ts";

export function stepToJson(step: Step): Json {
  switch (step.kind) {
    case "call":
      return { call: step.symbol, ...(step.arguments.length > 0 ? { with: step.arguments } : {}), ...bound(step.as) };
    case "http":
      return {
        http: [step.method, ...(step.service === null ? [] : [step.service]), step.path].join(" "),
        ...(Object.keys(step.headers).length > 0 ? { headers: step.headers } : {}),
        ...(step.body === undefined ? {} : { body: step.body }),
        ...bound(step.as),
      };
    case "publish":
      return { publish: step.topic, message: step.message };
    case "schedule":
      return { schedule: printDuration(step.advanceMs) };
    case "test":
      return { test: step.path, title: step.title };
    case "run":
      return { run: step.code, ...(step.path === null ? {} : { in: step.path }) };
    case "together":
      return { together: step.steps.map(stepToJson) };
    default:
      return assertNever(step);
  }
}

const bound = (name: string | null): { readonly as?: string } => (name === null ? {} : { as: name });
