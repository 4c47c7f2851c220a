// `var let const using` declarations. `using x = f()` reaches us as an assignment that begins with the word.
import type { Statement, VariableDeclaration, VariableDeclarator } from "../tree.ts";
import type { Raw } from "./grammar.ts";
import { partOf, type Reader, unreadable } from "./reader.ts";
import { noteOfAnnotation } from "./type-note.ts";

export function readVariables(reader: Reader, raw: Raw): Statement {
  const declarations: VariableDeclarator[] = [];
  for (const part of raw.parts) {
    if (part.kind === "variable_declarator") {
      const declarator = declaratorOf(reader, part);
      if (!declarator) return unreadable(reader, part, "a declaration without a name");
      declarations.push(declarator);
    }
  }
  const kind = kindAt(reader, raw);
  return { type: "VariableDeclaration", start: raw.start, end: raw.end, kind, declared: false, declarations };
}

/** By the text, since the grammar may have been shown `const` in place of `using`. */
export function kindAt(reader: Reader, raw: Raw): VariableDeclaration["kind"] {
  const word = /^(?:var|let|const|using|await\s+using)\b/.exec(reader.text.slice(raw.start, raw.start + 24))?.[0] ?? "let";
  return word.startsWith("await") ? "await using" : (word as VariableDeclaration["kind"]);
}

function declaratorOf(reader: Reader, raw: Raw): VariableDeclarator | null {
  const name = partOf(raw, "name");
  const id = name && reader.pattern(name);
  if (!id || id.type === "RestElement") return null;
  const value = partOf(raw, "value");
  return {
    type: "VariableDeclarator",
    start: raw.start,
    end: raw.end,
    id,
    init: value ? reader.expression(value) : null,
    note: noteOfAnnotation(reader.text, partOf(raw, "type")),
  };
}

export function readUsing(reader: Reader, statement: Raw, inner: Raw): VariableDeclaration | null {
  const waits = inner.kind === "await_expression";
  const list = waits ? inner.parts.at(-1) : inner;
  if (!list) return null;
  const items = list.kind === "sequence_expression" ? list.parts.filter((part) => part.kind !== ",") : [list];
  if (items[0]?.kind !== "assignment_expression" || items[0].parts[0]?.kind !== "using") return null;
  const declarations: VariableDeclarator[] = [];
  for (const item of items) {
    const operands = item.parts.filter((part) => part.kind !== "using" && part.kind !== "=");
    const [name, value] = [operands[0], operands.at(-1)];
    if (!name || !value || name === value) continue;
    const id = reader.pattern(name);
    if (id.type !== "RestElement")
      declarations.push({ type: "VariableDeclarator", start: item.start, end: item.end, id, init: reader.expression(value), note: null });
  }
  return {
    type: "VariableDeclaration",
    start: statement.start,
    end: statement.end,
    kind: waits ? "await using" : "using",
    declared: false,
    declarations,
  };
}
