// The settings file: defaults, refusals with places, and a digest that follows meaning, not text.
import { expect, test } from "vitest";
import { isIgnored, readSettings, settingsDigest, standardSettings } from "#scenario/settings.ts";

const read = (text: string): string => {
  const settings = readSettings(text);
  return settings.ok
    ? JSON.stringify(settings.value)
    : settings.error.map((problem) => `${problem.span.path}:${problem.span.line} ${problem.message}`).join("\n");
};

test("nothing said means the standard settings", () => {
  expect(readSettings("")).toEqual({ ok: true, value: standardSettings });
  expect(readSettings("# nothing yet\n")).toEqual({ ok: true, value: standardSettings });
});

test("reads every setting", () => {
  expect(read("mode: blocking\nscenarios: off\nsilent: on\ndependencies: none\nignore: [docs/**, '**/*.md']\n")).toMatchInlineSnapshot(
    `"{"mode":"blocking","scenarios":false,"ignore":["docs/**","**/*.md"],"dependencies":"none","silent":true}"`,
  );
});

test("refuses what it does not know, with its place", () => {
  expect(read("mode: strict\nscenario: on\nignore: docs\nsilent: perhaps\n")).toMatchInlineSnapshot(`
    ".github/foretrace.yml:1 mode must be one of advisory, blocking
    .github/foretrace.yml:2 unknown key scenario in the settings; known are mode, scenarios, ignore, dependencies, silent
    .github/foretrace.yml:3 ignore must be a list
    .github/foretrace.yml:4 silent must be on or off"
  `);
});

test("the digest follows the meaning", () => {
  const digest = (text: string) => {
    const settings = readSettings(text);
    return settings.ok ? settingsDigest(settings.value) : "refused";
  };
  expect(digest("silent: off\nmode: advisory")).toBe(settingsDigest(standardSettings));
  expect(digest("mode: blocking")).not.toBe(settingsDigest(standardSettings));
});

test("ignored paths", () => {
  const ignored = (glob: string, paths: readonly string[]) =>
    paths.filter((path) => isIgnored({ ...standardSettings, ignore: [glob] }, path));
  const paths = ["a.md", "docs/a.md", "docs/deep/b.md", "src/docs/c.ts", "src/a.ts", "src/a.test.ts"];
  expect(ignored("docs", paths)).toEqual(["docs/a.md", "docs/deep/b.md"]);
  expect(ignored("docs/*", paths)).toEqual(["docs/a.md", "docs/deep/b.md"]);
  expect(ignored("**/*.md", paths)).toEqual(["a.md", "docs/a.md", "docs/deep/b.md"]);
  expect(ignored("src/?.ts", paths)).toEqual(["src/a.ts"]);
  expect(ignored("**/docs/**", paths)).toEqual(["docs/a.md", "docs/deep/b.md", "src/docs/c.ts"]);
  expect(ignored("*a*a*a*a*a*a*a*a*b", ["a".repeat(5000)])).toEqual([]);
});
