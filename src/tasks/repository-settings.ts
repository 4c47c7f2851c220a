// What a repository asks of us, from the text of its settings file. What cannot be read is refused with each place.
import { readSettings, type Settings, standardSettings } from "#scenario/settings.ts";
import { Refusal } from "./refusal.ts";

/** `text` is null where there is no such file. */
export function settingsIn(text: string | null): Settings {
  if (text === null) return standardSettings;
  const read = readSettings(text);
  if (read.ok) return read.value;
  const problems = read.error.map((problem) => `${problem.span.path}:${problem.span.line} ${problem.message}`).join("; ");
  throw new Refusal("bad-settings", `The settings cannot be read: ${problems}`);
}
