// The environment as config.ts reads it, for the documents and for .env.example.
import { variables } from "../../../src/config.ts";

export type Variable = { readonly name: string; readonly preset: string; readonly says: string };

export function known(): Variable[] {
  return Object.entries(variables).map(([name, { schema, says }]) => {
    const preset = schema.safeParse(undefined);
    return { name, preset: preset.success && preset.data !== undefined ? String(preset.data) : "", says };
  });
}

export function settings(): string {
  const rows = known().map(
    ({ name, preset, says }) => `| \`${name}\` | ${preset === "" ? "–" : `\`${preset}\``} | ${says.replaceAll("|", "\\|")} |`,
  );
  return ["| variable | default | what it is for |", "|---|---|---|", ...rows].join("\n");
}

/** Every variable is in .env.example, as a line to uncomment, with its default where there is one. */
export function example(): string {
  const head = [
    "# Copy to .env and fill in what you need; nothing here is required to try Foretrace.",
    "# `npm start` does not read this file by itself: `set -a; . ./.env; set +a`, or `docker compose up`, which does.",
  ];
  const lines = known().flatMap(({ name, preset, says }) => ["", `# ${says}`, `# ${name}=${preset}`]);
  return [...head, ...lines, "", "# For compose.yaml only: the password of its PostgreSQL.", "# POSTGRES_PASSWORD=", ""].join("\n");
}
