// A changed import or export stands outside every declaration, yet changes what some of them do: those that use the
// name that now leads elsewhere, those that are no longer given out, and the module itself where only loading matters.
import type { ExportFact, FileFacts, ImportFact } from "../facts.ts";

const moduleName = "<module>";

/** Names of the declarations at head that are touched in this way. `moved`: the file's own path changed, and with it how it names others. */
export function rewired(base: FileFacts, head: FileFacts, moved: boolean): readonly string[] {
  const before = leadsOf(base.imports, moved);
  const after = leadsOf(head.imports, moved);
  const elsewhere = new Set([...after.keys()].filter((local) => before.has(local) && before.get(local) !== after.get(local)));
  const users = head.references.filter((one) => elsewhere.has(one.name)).map((one) => one.from);
  const loading = before.get("") !== after.get("") ? [moduleName] : [];
  return [...users, ...loading, ...exportsChanged(base.exports, head.exports, moved)];
}

/** Where each local name leads; under "" what is loaded without a name. */
function leadsOf(imports: readonly ImportFact[], moved: boolean): ReadonlyMap<string, string> {
  const leads = new Map<string, string>();
  for (const { local, specifier, imported } of imports) {
    leads.set(local, `${leads.get(local) ?? ""} ${nameOf(specifier, moved)}#${imported}`);
  }
  return leads;
}

const nameOf = (specifier: string, moved: boolean): string => (moved ? specifier.slice(specifier.lastIndexOf("/") + 1) : specifier);

function exportsChanged(base: readonly ExportFact[], head: readonly ExportFact[], moved: boolean): readonly string[] {
  const leadOf = (one: ExportFact): string => (one.local === null ? `${nameOf(one.specifier ?? "", moved)}#${one.imported}` : one.local);
  const after = new Map(head.filter((one) => one.exported !== "*").map((one) => [one.exported, one]));
  const changed = base.flatMap((one) => {
    if (one.exported === "*") return [];
    const now = after.get(one.exported);
    if (now && leadOf(now) === leadOf(one)) return [];
    return [now?.local ?? one.local ?? moduleName];
  });
  const stars = (list: readonly ExportFact[]): string =>
    list
      .filter((one) => one.exported === "*")
      .map(leadOf)
      .join(" ");
  return stars(base) === stars(head) ? changed : [...changed, moduleName];
}
