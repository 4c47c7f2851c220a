// An event of GitHub: one handler, its line in the app and in app.yml, and a test that is red until something is stored.
import { withLine, withMember } from "./lists.ts";
import { making, type Recipe } from "./recipe.ts";
import { wordsOf } from "./words.ts";

const app = "src/faces/github/app.ts";

export const handler: Recipe = {
  usage: "handler merge_group.checks_requested",
  says: "an event of GitHub that the App hears",
  make: (name, read) => {
    const [event = "", action = "", ...more] = name.split(".");
    if (action === "" || more.length > 0 || !/^[a-z_]+$/.test(event + action))
      throw new Error(`a handler is named event.action, as GitHub calls them, not ${name}`);
    const words = wordsOf(event);
    const on = `on${words.pascal}`;
    const file = `src/faces/github/on/${words.kebab}.ts`;
    const test = `test/faces/github/on/${words.kebab}.test.ts`;
    return making(
      read,
      words,
      { [file]: source(name, on), [test]: testOf(name, words.kebab, on) },
      {
        [app]: (text) => {
          const imported = withLine(text, /^import .* from "[.]\/on\/[a-z-]+[.]ts";$/, `import { ${on} } from "./on/${words.kebab}.ts";`);
          const named = withMember(imported, "handledEvents = [", `"${event}"`);
          return withLine(named, /^ {2}app[.]on\("/, `  app.on("${name}", (context) => ${on}(context, deps));`);
        },
        "app.yml": (text) =>
          withLine(text, /^ {2}- [a-z_]+ #/, `  - ${event} # faces/github/on/${words.kebab}: ${action.replaceAll("_", " ")}`),
      },
      [
        `turn the payload into one of our own in ${file}, and store event and job with one call`,
        "what is to be done is a task, not a handler",
        "a new event or permission in app.yml has to be granted by every installation: write the decision record",
        `make ${test} green`,
      ],
    );
  },
};

const source = (name: string, on: string): string => `// \`${name}\`: translates, and stores event and job. The work is done by a task.
import type { Context } from "probot";
import type { HandlerDeps } from "../handler-deps.ts";

export async function ${on}(context: Context<"${name}">, deps: HandlerDeps): Promise<void> {
  await deps.inbox.accept({ id: context.id, name: context.name }, [], []);
}
`;

const testOf = (name: string, kebab: string, on: string): string => `// \`${name}\`: what is stored of it.
import { expect, test } from "vitest";
import { ${on} } from "#faces/github/on/${kebab}.ts";

test("is stored as a job", async () => {
  const jobs: unknown[] = [];
  const accept = (_delivery: unknown, _events: unknown, more: readonly unknown[]): Promise<"new"> => {
    jobs.push(...more);
    return Promise.resolve("new" as const);
  };
  const context = { id: "1", name: "${name.split(".")[0]}", payload: {} };
  await ${on}(context as unknown as Parameters<typeof ${on}>[0], { inbox: { accept } } as unknown as Parameters<typeof ${on}>[1]);
  expect(jobs).not.toEqual([]);
});
`;
