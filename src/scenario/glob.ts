// Paths by pattern: `*` within a name, `**` over folders, `?` one letter; a pattern that names a folder covers all in it.
// Matched by hand in time bounded by pattern times path, since patterns come from strangers.

export function matchesGlob(pattern: string, path: string): boolean {
  const wanted = pattern
    .replace(/^\.?\//, "")
    .replace(/\/$/, "")
    .split("/");
  const parts = path.split("/");
  return [wanted, [...wanted, "**"]].some((one) => walk(one, parts, (name) => name === "**", matchesName));
}

function matchesName(pattern: string, name: string): boolean {
  return walk(
    [...pattern],
    [...name],
    (one) => one === "*",
    (one, letter) => one === "?" || one === letter,
  );
}

/** The usual greedy walk with one point of return: the last `many` seen. */
function walk(
  pattern: readonly string[],
  parts: readonly string[],
  isMany: (one: string) => boolean,
  same: (one: string, part: string) => boolean,
): boolean {
  let at = 0;
  let many = -1;
  let resume = 0;
  for (let part = 0; part < parts.length; ) {
    const one = pattern[at];
    if (one !== undefined && isMany(one)) {
      many = at++;
      resume = part;
    } else if (one !== undefined && same(one, parts[part] ?? "")) {
      at++;
      part++;
    } else if (many >= 0) {
      at = many + 1;
      part = ++resume;
    } else return false;
  }
  while (at < pattern.length && isMany(pattern[at] ?? "")) at++;
  return at === pattern.length;
}
