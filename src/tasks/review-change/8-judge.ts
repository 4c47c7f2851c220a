// What became of each changed function: inert, decided by scenarios, decided by inputs we tried ourselves, or not decided and why.
import type { CodeSymbol, Graph, TestNode } from "#graph/graph.ts";
import type { SymbolId } from "#ground/ids.ts";
import { sortedBy } from "#ground/order.ts";
import type { FunctionJudgement, Verdict, Witness } from "#verdict/verdict.ts";
import { type Fault, ourFault } from "../our-fault.ts";
import type { Ports, WitnessReply } from "../ports.ts";
import { Refusal } from "../refusal.ts";
import type { Change } from "./2-fetch.ts";
import type { Survey } from "./4-survey.ts";
import type { Reached } from "./5-reach.ts";
import type { Simulated } from "./7-simulate.ts";
import type { ChangeRequest } from "./change-request.ts";

export type Judged = { readonly functions: readonly FunctionJudgement[]; readonly witnesses: readonly Witness[] };

/** A search costs about as much as fifty scenarios. */
const searchesMax = 24;

export async function judgeFunctions(
  ports: Ports,
  request: ChangeRequest,
  change: Change,
  survey: Survey,
  reached: Reached,
  simulated: Simulated,
): Promise<Judged> {
  const witnesses = new Map<string, Witness>();
  const functions: FunctionJudgement[] = [];
  const replies = new Map<SymbolId, Search>();
  for (const symbol of sortedBy(reached.changed, (one) => one.id)) {
    if (symbol.form === "type" || reached.inert.has(symbol.id)) {
      functions.push({ symbol: symbol.id, span: symbol.span, outcome: { kind: "inert" } });
      continue;
    }
    const through = simulated.verdicts.filter((verdict) => passesThrough(verdict, symbol, survey.head));
    const decided = through.filter((verdict) => verdict.kind !== "unknown");
    const differs = decided.some((verdict) => verdict.kind !== "holds" && verdict.kind !== "still-broken");
    const door = differs ? null : doorTo(survey.head, survey.base, symbol);
    if (door !== null && !replies.has(door) && replies.size < searchesMax)
      replies.set(door, await search(ports, request, change, door, simulated.seed));
    const reply = door === null ? null : (replies.get(door) ?? null);
    if (reply?.kind === "found") witnesses.set(reply.witness.call, reply.witness);
    functions.push({ symbol: symbol.id, span: symbol.span, outcome: outcomeOf(decided.length, differs, reply, through) });
  }
  return { functions, witnesses: [...witnesses.values()] };
}

/** The run entered the function. What is no function is met by loading its file and entering (or loading) code that mentions it. */
function passesThrough(verdict: Verdict, symbol: CodeSymbol, graph: Graph): boolean {
  const run = verdict.head;
  if (run === null) return false;
  const loaded = (path: string): boolean => run.read.some((file) => file.path === path);
  const entered = (one: CodeSymbol): boolean =>
    run.entered.some((place) => {
      const at = place.lastIndexOf("#");
      const start = Number(place.slice(at + 1));
      return place.slice(0, at) === one.path && start >= one.span.start && start < one.span.end;
    });
  if (symbol.form === "module") return loaded(symbol.path);
  if (entered(symbol)) return true;
  if (symbol.form === "function" || symbol.form === "method" || !loaded(symbol.path)) return false;
  const users = usersOf(graph, symbol.id);
  if (users.length === 0) return true; // nothing uses it: loading its file is all that can happen to it
  return users.some((user) =>
    user.kind === "test"
      ? verdict.scenario.id === user.id || loaded(user.span.path)
      : user.form === "module"
        ? loaded(user.path)
        : entered(user),
  );
}

const usersOf = (graph: Graph, id: SymbolId): ReadonlyArray<CodeSymbol | TestNode> =>
  graph.edges.flatMap((edge) => {
    const user = edge.to === id ? graph.nodes.get(edge.from) : undefined;
    return user?.kind === "symbol" || user?.kind === "test" ? [user] : [];
  });

/** An exported function through which inputs can reach the change: itself, or the nearest user that both sides have. */
function doorTo(head: Graph, base: Graph, symbol: CodeSymbol): SymbolId | null {
  const usable = (id: SymbolId): boolean => {
    const [now, before] = [head.nodes.get(id), base.nodes.get(id)];
    return now?.kind === "symbol" && now.form === "function" && now.exported && before?.kind === "symbol" && before.exported;
  };
  const met = new Set<SymbolId>([symbol.id]);
  for (const id of met) {
    if (usable(id)) return id;
    // A Set visits what is added while it is walked: nearest first.
    for (const user of usersOf(head, id)) if (user.kind === "symbol") met.add(user.id);
  }
  return null;
}

type Search = WitnessReply | { readonly kind: "fault"; readonly tried: 0; readonly reason: Fault };

async function search(ports: Ports, request: ChangeRequest, change: Change, symbol: SymbolId, seed: string): Promise<Search> {
  if (request.signal.aborted) throw new Refusal("superseded", "A newer push took over.");
  try {
    return await ports.simulator.witness({ base: change.base, head: change.head, changes: change.changes, symbol, seed, seeds: [] });
  } catch (error) {
    return { kind: "fault", tried: 0, reason: ourFault(ports, error, `the search for a witness of ${symbol}`) };
  }
}

function outcomeOf(scenarios: number, differs: boolean, reply: Search | null, through: readonly Verdict[]): FunctionJudgement["outcome"] {
  const inputs = reply?.tried ?? 0;
  if (reply?.kind === "found") return { kind: "decided", scenarios, inputs, differs: true };
  if (scenarios > 0 || reply?.kind === "equal") return { kind: "decided", scenarios, inputs, differs };
  const reason = reasonIn(reply) ?? through.flatMap((verdict) => verdict.reasons)[0];
  if (reason !== undefined) return { kind: "undecided", reason };
  return { kind: "unreached", why: "no scenario and no exported function leads here" };
}

function reasonIn(reply: Search | null): Verdict["reasons"][number] | undefined {
  if (reply?.kind === "fault") return reply.reason;
  return reply?.kind === "undecided" ? { kind: "undecided", what: reply.what, message: reply.message, span: null } : undefined;
}
