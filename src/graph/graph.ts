// What we know of the code and what hangs on it: nodes, the edges between them, and nothing else.
// Code nodes follow from a snapshot and are a cache of git; the rest is folded from events.
import type { SymbolId } from "#ground/ids.ts";
import type { Span } from "#ground/span.ts";

export type CodeSymbol = {
  readonly kind: "symbol";
  readonly id: SymbolId;
  readonly path: string;
  /** `Outer.inner`; `<module>` is the code of the file outside any declaration. */
  readonly name: string;
  readonly form: "function" | "method" | "class" | "variable" | "type" | "module";
  readonly exported: boolean;
  readonly span: Span;
};
export type Route = { readonly kind: "route"; readonly id: string; readonly method: string; readonly path: string; readonly span: Span };
/** A test of the repository: a scenario by its title. `title` joins the titles around it with " > ". */
export type TestNode = {
  readonly kind: "test";
  readonly id: string;
  readonly title: string;
  readonly framework: string;
  readonly span: Span;
};
export type ScenarioNode = { readonly kind: "scenario"; readonly id: string; readonly title: string };
export type IncidentNode = { readonly kind: "incident"; readonly id: string; readonly incident: Incident };
export type DecisionNode = { readonly kind: "decision"; readonly id: string; readonly decision: Decision };
export type GraphNode = CodeSymbol | Route | TestNode | ScenarioNode | IncidentNode | DecisionNode;

/** Something that went wrong, with symptom, cause, fix and the scenario it left behind. */
export type Incident = {
  readonly id: string;
  /** The issue or pull request it is known by; null when only git knows it. */
  readonly number: number | null;
  readonly title: string;
  readonly symptom: string;
  /** ISO date of the day it became known. */
  readonly at: string;
  readonly fix: { readonly number: number | null; readonly commit: string | null };
  readonly symbols: readonly SymbolId[];
  readonly scenario: string | null;
};

/** An event that says why. */
export type Decision = {
  readonly id: string;
  readonly title: string;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
  readonly symbols: readonly SymbolId[];
  readonly source: string;
};

export type Edge = {
  /** calls, imports and references: code to code. handles: route to code. exercises: test or scenario to code. concerns: incident or decision to code. */
  readonly kind: "calls" | "references" | "imports" | "handles" | "exercises" | "concerns";
  readonly from: string;
  readonly to: string;
};

export type Graph = { readonly nodes: ReadonlyMap<string, GraphNode>; readonly edges: readonly Edge[] };

export const emptyGraph: Graph = { nodes: new Map(), edges: [] };
