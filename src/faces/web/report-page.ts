// One report whole: the first screen, the blast radius as a picture, and every run's steps with their source lines.
import type { Report, ScenarioLine } from "#report/report.ts";
import { tallyOf } from "#report/tally.ts";
import { count } from "#report/words.ts";
import { blastPicture } from "./blast-picture.ts";
import { type Html, html } from "./html.ts";
import { page } from "./layout.ts";

const reachedMax = 200;

export function reportPage(report: Report): Html {
  const where = `${report.repository}${report.number === null ? "" : ` #${report.number}`}`;
  return page(`${report.title} · ${where}`, [
    html`<nav><a href="/">Foretrace</a> · ${where} · <code>${report.base.slice(0, 7)}…${report.head.slice(0, 7)}</code> · ${report.conclusion}</nav><h1>${report.title}</h1>`,
    report.failed === null ? html`` : html`<p>${report.failed}</p>`,
    summary(report),
    behaviours(report),
    ...report.findings.map(finding),
    problems(report),
    blast(report),
    functions(report),
    precedents(report),
    runs(report),
    html`<footer><p>${report.footer.seconds} s · ${report.footer.run} run, ${report.footer.cached} cached, ${report.footer.skipped} left out · engine ${report.footer.engine} · seed ${report.footer.seed} · ${report.footer.settings}<br><code>${report.footer.replay}</code> · <a href="/reports/${report.id}.json">as JSON</a></p></footer>`,
  ]);
}

function summary(report: Report): Html {
  const tally = tallyOf(report.functions);
  if (report.conclusion === "skipped" || report.failed !== null) return html``;
  const unknown = report.unknowns.map((group) => html`<li>${group.message} (${group.count}×: ${group.examples.join(", ")})</li>`);
  return html`<p>${count(tally.all, "changed function")}: ${tally.decided} decided (${tally.inert} equal by construction, ${tally.byScenarios} by scenarios, ${count(tally.inputs, "input")} tried), ${tally.open} not simulated.</p>${unknown.length === 0 ? html`` : html`<details open><summary>What was not simulated, by cause</summary><ul>${unknown}</ul></details>`}`;
}

function behaviours(report: Report): Html {
  if (report.behaviours.length === 0) return html``;
  const rows = report.behaviours.map(
    (row) =>
      html`<tr><td class="code">${row.input}</td><td class="code">${row.before}</td><td class="code">${row.after}</td><td class="${row.kind}">${row.kind}</td></tr>`,
  );
  return html`<h2>Behaviour</h2><table><thead><tr><th>behaviour</th><th>before</th><th>after</th><th></th></tr></thead><tbody>${rows}</tbody></table>`;
}

function finding(one: Report["findings"][number]): Html {
  const hunk = (one.cause?.hunk ?? "").split("\n").map(
    (line) => html`<span class="${line.startsWith("-") ? "removed" : "added"}">${line}</span>
`,
  );
  const cause =
    one.cause === null
      ? html``
      : html`<p>Cause <code>${one.cause.span.path}:${one.cause.span.line}</code>: ${one.cause.why}.</p><pre>${hunk}</pre>`;
  const patch =
    one.patch === null
      ? html``
      : html`<p>Fix proved: ${one.patch.says}; ${count(one.patch.proof.unchanged, "other scenario still holds", "other scenarios still hold")}.</p><pre>${one.patch.lines.path}:${one.patch.lines.from}
${one.patch.lines.text}</pre>`;
  return html`<h2>${one.title}</h2><p>${one.message}</p>${cause}${steps(one.path)}${patch}`;
}

const steps = (path: Report["findings"][number]["path"]): Html =>
  path.length === 0
    ? html``
    : html`<ol class="path">${path.map((step) => html`<li><code>${step.span.path}:${step.span.line}</code> ${step.text}${step.value === null ? "" : html` = <code>${step.value}</code>`}${step.code === "" ? "" : html`<pre>${step.code}</pre>`}</li>`)}</ol>`;

function problems(report: Report): Html {
  if (report.problems.length === 0) return html``;
  return html`<h2>Not readable</h2><ul>${report.problems.map((problem) => html`<li><code>${problem.span.path}:${problem.span.line}</code> ${problem.message}</li>`)}</ul>`;
}

function blast({ reach }: Report): Html {
  if (reach.changed.length + reach.symbols.length === 0) return html``;
  const others = reach.symbols.filter((one) => one.distance > 0).length;
  return html`<h2>Blast radius</h2>${blastPicture(reach)}<p class="soft">${count(others, "other symbol")} reached.</p>${reached("Routes", reach.routes)}${reached("Exported names", reach.exported)}${reached("Tests", reach.tests)}${reached("Scenarios", reach.scenarios)}`;
}

function reached(title: string, names: readonly string[]): Html {
  if (names.length === 0) return html``;
  const items = names.slice(0, reachedMax).map((name) => html`<li><code>${name}</code></li>`);
  const more = names.length > reachedMax ? html`<li>and ${names.length - reachedMax} more</li>` : html``;
  return html`<details><summary>${title}: ${names.length}</summary><ul>${items}${more}</ul></details>`;
}

function functions(report: Report): Html {
  const rows = report.functions.map(
    ({ symbol, span, outcome }) =>
      html`<tr><td class="code">${symbol}</td><td class="code">${span.line}</td><td>${decision(outcome)}</td></tr>`,
  );
  return rows.length === 0 ? html`` : html`<h2>Changed functions</h2><table>${rows}</table>`;
}

function decision(outcome: Report["functions"][number]["outcome"]): string {
  switch (outcome.kind) {
    case "inert":
      return "equal by construction";
    case "decided":
      return `${outcome.differs ? "differs" : "same"}: ${count(outcome.scenarios, "scenario")}, ${count(outcome.inputs, "input")}`;
    case "undecided":
      return `not simulated: ${outcome.reason.message}`;
    case "unreached":
      return `not simulated: ${outcome.why}`;
  }
}

function precedents(report: Report): Html {
  if (report.precedents.length === 0) return html``;
  return html`<h2>Seen before</h2><ul>${report.precedents.map((one) => html`<li>${one.at.slice(0, 10)}${one.number === null ? "" : ` #${one.number}`}: ${one.title}${one.fix === null ? "" : ` (fixed in ${one.fix})`}</li>`)}</ul>`;
}

function runs(report: Report): Html {
  if (report.scenarios.length + report.leftOut.length === 0) return html``;
  const left = report.leftOut.map(({ title, why }) => html`<li>${title} <span class="soft">left out: ${why}</span></li>`);
  return html`<h2>Scenarios</h2>${report.scenarios.map(scenario)}${left.length === 0 ? html`` : html`<ul>${left}</ul>`}`;
}

function scenario(line: ScenarioLine): Html {
  const { verdict } = line;
  const reasons = verdict.reasons.map(
    (reason) => html`<p>${reason.message}${reason.span === null ? "" : ` (${reason.span.path}:${reason.span.line})`}</p>`,
  );
  const read = verdict.head?.read.map((file) => file.path).join(", ") ?? "";
  return html`<details id="${line.id}"><summary><span class="verdict ${line.kind}">${line.kind}</span> ${line.title} <span class="soft">${line.source}</span></summary>
<table><tr><th>base</th><td class="code">${verdict.before}</td></tr><tr><th>head</th><td class="code">${verdict.after}</td></tr><tr><th>read</th><td class="code">${read}</td></tr></table>${reasons}${steps(verdict.path)}</details>`;
}
