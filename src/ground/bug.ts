// A Bug is our own broken invariant: never the contributor's fault, never swallowed.
// It is caught only where a task ends, and is then shown with an id and a replay line.

export class Bug extends Error {
  override readonly name = "Bug";
}

export function invariant(condition: unknown, what: string): asserts condition {
  if (!condition) throw new Bug(what);
}

export function assertNever(value: never): never {
  throw new Bug(`unexpected variant: ${JSON.stringify(value)}`);
}
