// Does a piece of IR wait somewhere? Only such pieces are compiled in resumable form; everything else runs as in plain functions.

const known = new WeakMap<object, boolean>();

export function suspends(node: unknown): boolean {
  if (typeof node !== "object" || node === null) return false;
  const before = known.get(node);
  if (before !== undefined) return before;
  const found = look(node);
  known.set(node, found);
  return found;
}

function look(node: object): boolean {
  if (Array.isArray(node)) return node.some(suspends);
  const { kind } = node as { kind?: unknown };
  if (kind === "await" || kind === "yield") return true;
  if (kind === "for-of" && (node as { await?: unknown }).await === true) return true;
  return Object.values(node).some(suspends);
}
