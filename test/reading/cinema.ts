// A small booking back end that sentences are read against.
import type { Graph } from "#graph/graph.ts";
import type { Repository } from "#reading/lexicon.ts";
import { filesOf, graphOf } from "../survey/printed.ts";

const text = `// file: src/price.ts
export function priceFor(seats: number, kind: string, discount?: number) { if (seats < 1) throw new RangeError("no seats"); return seats * 12; }
export const quote = ({ seats, member }: { seats: number; member: boolean }) => ({ total: 12, seats });
export interface Order { seat: number; by: string }
export async function book(order: Order) { return order; }
export function open() {}
// file: src/parse.ts
export function parseDate(text) { return text; }
export function sum(numbers) { return 0; }
// file: src/other/parse.ts
export function parseDate(text) { return text; }
// file: src/app.ts
import { book } from "./price.ts";
app.get("/seats/:id", (req, res) => res.json({}));
app.post("/bookings", book);
app.delete("/bookings/:id", cancel);
function cancel() {}
// file: test/price.test.ts
import { it } from "vitest";
it("is free", () => {});
export function helperFor() {}
`;

const files = filesOf(text);
export const graph: Graph = graphOf(text);
export const cinema: Repository = { graph, texts: (path) => files.get(path) };
