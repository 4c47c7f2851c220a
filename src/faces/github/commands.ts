// Slash commands in a comment: the first line that is one of ours, outside quotes, code and hidden comments. Who may give one
// is asked elsewhere.

export type Command = { readonly name: string; readonly rest: string };

const known: ReadonlySet<string> = new Set(["/simulate", "/why", "/help"]);

export function commandIn(body: string): Command | null {
  for (const line of spokenLines(body)) {
    const [, name = "", rest = ""] = /^ {0,3}(\/[a-z]+)(?:\s+(.*))?$/.exec(line) ?? [];
    if (known.has(name)) return { name, rest: rest.trim() };
  }
  return null;
}

/** Lines that a person says, as CommonMark reads them; templates hide their instructions in HTML comments. */
function* spokenLines(body: string): Generator<string> {
  let fence = "";
  for (const line of withoutHidden(body).split(/\r?\n/)) {
    const [, mark = "", info = ""] = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
    if (fence === "" && mark !== "" && !(mark.startsWith("`") && info.includes("`"))) fence = mark;
    else if (fence !== "") fence = mark.startsWith(fence) && info.trim() === "" ? "" : fence;
    else if (!/^( {4}| {0,3}\t| {0,3}>)/.test(line)) yield line;
  }
}

const withoutHidden = (body: string): string => body.replace(/<!--[\s\S]*?(?:-->|$)/g, "");
