// Declares names in scopes and gives them slots.
import type { SlotInit } from "#ir/program.ts";
import type { Binding, FunctionState, Mutable, Scope } from "./state.ts";

export type Declare = {
  /** Where the slot is made fresh; null: with the frame, needing nothing unless it becomes a cell of the function. */
  readonly list: Array<Mutable<SlotInit>>;
  readonly readyAt: number;
  readonly fixed?: Binding["fixed"];
  readonly readyInFunctions?: boolean;
  /** A slot that exists already: an argument arrives in it. */
  readonly slot?: number;
};

export function declare(scope: Scope, name: string, how: Declare): Binding {
  const binding = makeBinding(scope.fn, name, how);
  scope.names.set(name, binding);
  return binding;
}

export function makeBinding(fn: FunctionState, name: string, how: Declare): Binding {
  const slot = how.slot ?? fn.registers++;
  const init: Mutable<SlotInit> = { slot, cell: false, start: how.slot === undefined ? "undefined" : "keep" };
  how.list.push(init);
  return {
    name,
    owner: fn,
    local: { kind: "register", slot },
    init,
    readyAt: how.readyAt,
    readyInFunctions: how.readyInFunctions ?? false,
    fixed: how.fixed ?? false,
    propertyOf: null,
  };
}

/** A list of candidates for slots of a block; what needs nothing leaves it when the function ends. */
export function slotList(fn: FunctionState): Array<Mutable<SlotInit>> {
  const list: Array<Mutable<SlotInit>> = [];
  fn.slotLists.push(list);
  return list;
}

export function settleSlots(fn: FunctionState): void {
  for (const settle of fn.settling) settle();
  for (const list of [fn.cells, ...fn.slotLists]) {
    const kept = list.filter((init) => init.cell || init.start === "tdz");
    list.length = 0;
    list.push(...kept);
  }
}

/** A variable no source can name, fresh each time the statement around it runs. */
export function hidden(fn: FunctionState, name: string, fixed: Binding["fixed"] = false): Binding {
  return makeBinding(fn, name, { list: fn.pending, readyAt: -1, fixed });
}

export function markCell(binding: Binding): void {
  if (binding.local.kind === "register") binding.local.kind = "cell";
  if (binding.init) binding.init.cell = true;
}
