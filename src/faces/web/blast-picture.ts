// The blast radius as a picture: what changed on the left, and column by column what reaches it. Plain SVG, no script.
import type { Report } from "#report/report.ts";
import { type Html, html } from "./html.ts";

const rowHeight = 22;
const columnWidth = 230;
const rowsMax = 12;
const columnsMax = 5;

type Reach = Report["reach"];
type Box = { readonly id: string; readonly label: string; readonly column: number; readonly row: number };

export function blastPicture(reach: Reach): Html {
  const boxes = new Map<string, Box>();
  const counts = new Map<number, number>();
  const shown = [...reach.changed.map((id) => ({ id, distance: 0, via: null })), ...reach.symbols.filter((one) => one.distance > 0)];
  for (const one of shown) {
    const column = Math.min(one.distance, columnsMax - 1);
    const row = counts.get(column) ?? 0;
    counts.set(column, row + 1);
    if (row < rowsMax) boxes.set(one.id, { id: one.id, label: shortName(one.id), column, row });
  }
  const columns = Math.max(0, ...counts.keys()) + 1;
  const rows = Math.min(rowsMax + 1, Math.max(1, ...counts.values()));
  const lines = shown.flatMap((one) => {
    const from = boxes.get(one.id);
    const to = one.via === null ? undefined : boxes.get(one.via);
    return from && to
      ? [
          html`<path d="M ${x(to) + columnWidth - 34} ${y(to)} C ${x(from) - 22} ${y(to)}, ${x(from) - 22} ${y(from)}, ${x(from) - 6} ${y(from)}" fill="none" stroke="currentColor" opacity=".35"/>`,
        ]
      : [];
  });
  const names = [...boxes.values()].map(
    (box) =>
      html`<text x="${x(box)}" y="${y(box) + 4}"${box.column === 0 ? html` font-weight="700"` : ""}><title>${box.id}</title>${box.label}</text>`,
  );
  const more = [...counts].flatMap(([column, total]) =>
    total > rowsMax
      ? [html`<text x="${column * columnWidth + 10}" y="${rowsMax * rowHeight + 20}" opacity=".7">and ${total - rowsMax} more</text>`]
      : [],
  );
  return html`<svg role="img" aria-label="What the change reaches" viewBox="0 0 ${columns * columnWidth} ${rows * rowHeight + 16}" width="${columns * columnWidth}">${lines}${names}${more}</svg>`;
}

const x = (box: Box): number => box.column * columnWidth + 10;
const y = (box: Box): number => box.row * rowHeight + 16;

function shortName(id: string): string {
  const name = id.slice(id.lastIndexOf("#") + 1);
  const shown = name === "<module>" ? (id.slice(0, id.lastIndexOf("#")).split("/").at(-1) ?? id) : name;
  return shown.length > 26 ? `${shown.slice(0, 25)}…` : shown;
}
