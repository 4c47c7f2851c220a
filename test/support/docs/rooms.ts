// Draws the rooms from the import plan: the picture, and the table of who may import whom. Nothing here is drawn by hand.
import { MAY_IMPORT, PURE, ROOMS, WINGS } from "../../../.dependency-cruiser.mjs";

const notGround = (room: string): boolean => room !== "ground";
const above = (room: string): readonly string[] => MAY_IMPORT[room] ?? [];

/** A room stands one floor above the highest room it may import. */
export function floorOf(room: string): number {
  if (room === "ground") return 0;
  return 1 + Math.max(0, ...above(room).map(floorOf));
}

export function picture(): string {
  const floors = new Map<number, string[]>();
  for (const room of ROOMS) floors.set(floorOf(room), [...(floors.get(floorOf(room)) ?? []), room]);
  const lines = ["```mermaid", "flowchart TB"];
  for (const [floor, rooms] of [...floors].sort(([a], [b]) => b - a))
    lines.push(`  subgraph f${floor}["floor ${floor}"]`, ...rooms.sort().map((room) => `    ${idOf(room)}${shape(room)}`), "  end");
  for (const room of ROOMS.filter(notGround)) for (const other of nearest(room)) lines.push(`  ${idOf(room)} --> ${idOf(other)}`);
  return [...lines, "```"].join("\n");
}

// "graph" alone is a keyword of the drawing language.
const idOf = (room: string): string => `room-${room}`;
const shape = (room: string): string => (WINGS.includes(room) ? `[/${room}/]` : `[${room}]`);

/** The arrows that do not follow from two others; the table has them all. */
function nearest(room: string): string[] {
  const direct = above(room).length === 0 ? ["ground"] : [...above(room)];
  return direct.filter((other) => !direct.some((between) => between !== other && reaches(between, other))).sort();
}

function reaches(from: string, to: string): boolean {
  return above(from).some((next) => next === to || reaches(next, to));
}

export function table(): string {
  const rows = [...ROOMS]
    .filter(notGround)
    .sort((a, b) => floorOf(a) - floorOf(b) || (a < b ? -1 : 1))
    .map(
      (room) =>
        `| ${floorOf(room)} | \`${room}\` | ${above(room).length === 0 ? "–" : above(room).join(", ")} | ${PURE.includes(room) ? "no" : "yes"} |`,
    );
  return ["| floor | room | may import, besides `ground` | touches the outside |", "|---|---|---|---|", ...rows].join("\n");
}
