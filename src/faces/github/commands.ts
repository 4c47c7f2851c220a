// Slash commands in a comment: the first line that begins with a slash, outside quotes and code. Who may give one is asked elsewhere.

export type Command = { readonly name: string; readonly rest: string };

const known = ["/simulate", "/why", "/help"];

export function commandIn(body: string): Command | null {
  let fence: string | null = null;
  for (const line of body.split(/\r?\n/)) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark !== undefined) {
      if (fence === null) fence = mark;
      else if (mark.startsWith(fence)) fence = null;
      continue;
    }
    if (fence !== null || line.startsWith("    ") || /^\s*>/.test(line)) continue;
    const command = /^(\/[a-z]+)(?:\s+(.*))?$/.exec(line.trim());
    if (command === null) continue;
    return known.includes(command[1] as string) ? { name: command[1] as string, rest: (command[2] ?? "").trim() } : null;
  }
  return null;
}
