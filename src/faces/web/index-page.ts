// The reports judged last.
import { type Html, html } from "./html.ts";
import { page } from "./layout.ts";

type Row = {
  readonly id: string;
  readonly repository: string;
  readonly number: number | null;
  readonly title: string;
  readonly at: string;
};

export function indexPage(rows: readonly Row[]): Html {
  const list = rows.map(
    (row) =>
      html`<tr><td>${row.repository}${row.number === null ? "" : ` #${row.number}`}</td><td><a href="/reports/${row.id}">${row.title}</a></td><td class="soft">${row.at.slice(0, 16).replace("T", " ")}</td></tr>`,
  );
  const none = html`<p>Nothing has been judged yet. A pull request, or <code>foretrace simulate</code>, is the first thing to try.</p>`;
  return page("Foretrace", [
    html`<h1>Foretrace</h1>`,
    rows.length === 0
      ? none
      : html`<table><thead><tr><th>change</th><th>verdict</th><th>when</th></tr></thead><tbody>${list}</tbody></table>`,
  ]);
}
