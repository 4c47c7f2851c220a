// A Markdown text taken apart: its blocks of code with their language, and the prose between them.
import { bodyLengthMax, lineLengthMax } from "../limits.ts";

export type Fence = { readonly language: string; readonly code: string /** Lines before the block, from 0. */; readonly line: number };
export type Parts = { readonly prose: string; readonly fences: readonly Fence[] };

export function partsOf(markdown: string): Parts {
  const fences: Fence[] = [];
  const prose: string[] = [];
  let open: { readonly mark: string; readonly language: string; readonly line: number; readonly code: string[] } | null = null;
  const lines = withoutRemarks(markdown.slice(0, bodyLengthMax)).replace(/\r/g, "").split("\n");
  for (const [line, whole] of lines.entries()) {
    const text = whole.slice(0, lineLengthMax);
    const mark = /^ {0,3}(`{3,}|~{3,})\s*([\w+-]*)/.exec(text);
    if (open) {
      if (mark && mark[2] === "" && mark[1]?.startsWith(open.mark)) {
        fences.push({ language: open.language, code: open.code.join("\n"), line: open.line });
        open = null;
      } else open.code.push(text);
    } else if (mark) open = { mark: mark[1] ?? "```", language: (mark[2] ?? "").toLowerCase(), line, code: [] };
    else prose.push(text);
  }
  if (open) fences.push({ language: open.language, code: open.code.join("\n"), line: open.line });
  return { prose: prose.join("\n"), fences };
}

/** What a template hides from readers was not said by the writer; lines keep their numbers. */
const withoutRemarks = (markdown: string): string => markdown.replace(/<!--[\s\S]*?(?:-->|$)/g, (remark) => remark.replace(/[^\n]/g, ""));
