// The services a run may meet. One service, the repository itself, until systems of many are read.

export type Service = { readonly name: string; readonly root: string; readonly entry: string | null };
export type Topology = { readonly services: readonly Service[]; readonly env: Readonly<Record<string, string>> };

export const alone: Topology = { services: [], env: {} };
