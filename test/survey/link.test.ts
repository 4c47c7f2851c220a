// Files joined: names followed through imports, re-exports, classes and mounts.
import { expect, test } from "vitest";
import { graphOf, printEdges } from "./printed.ts";

test("names lead through re-exports, namespaces and defaults", () => {
  const graph = graphOf(`// file: src/price.ts
export function priceFor(seats) { return rate(seats); }
function rate(seats) { return seats; }
export default function quote() { return priceFor(1); }
// file: src/index.ts
export * from "./price.ts";
export { default as quote } from "./price.ts";
export * as prices from "./price.ts";
import { priceFor } from "./price.ts";
export { priceFor as cost };
export * from "./index.ts";
// file: src/use.ts
import { priceFor, quote, prices, cost, missing } from "./index.ts";
import * as all from "./index.ts";
import viaDefault from "./price.ts";
export const a = () => priceFor(1);
export const b = () => quote();
export const c = () => prices.priceFor(1) + all.priceFor(2) + all.prices.default();
export const d = () => cost(1) + viaDefault() + missing();
`);
  expect(printEdges(graph)).toMatchInlineSnapshot(`
    "src/price.ts#priceFor calls src/price.ts#rate
    src/price.ts#quote calls src/price.ts#priceFor
    src/use.ts#a calls src/price.ts#priceFor
    src/use.ts#b calls src/price.ts#quote
    src/use.ts#c calls src/price.ts#priceFor
    src/use.ts#c references src/price.ts#quote
    src/use.ts#d calls src/price.ts#priceFor
    src/use.ts#d calls src/price.ts#quote"
  `);
  expect(printEdges(graph, ["imports"])).toMatchInlineSnapshot(`
    "src/index.ts#<module> imports src/price.ts#<module>
    src/use.ts#<module> imports src/index.ts#<module>
    src/use.ts#<module> imports src/price.ts#<module>"
  `);
});

test("methods lead to the class that has them", () => {
  const graph = graphOf(`// file: till.ts
export class Till { open() { this.log(); } log() {} static make() { return new Till(); } unused() {} }
export class CardTill extends Till { log() { super.log(); } constructor() { super(); } pay() {} }
export const till = new CardTill();
export const kit = { till, ring() { return this.count(); }, count() {} };
// file: desk.ts
import { CardTill, kit, till, Till } from "./till.ts";
export function a() { till.open(); till.pay(); }
export function b(any) { any.ring(); any.push(1); }
export function c(card: CardTill) { card.open(); kit.ring(); Till.make(); }
export class Desk { constructor(private till: Till) {} close() { this.till.open(); } }
// file: far.ts
export function nobody(any) { any.ring(); }
`);
  expect(printEdges(graph)).toMatchInlineSnapshot(`
    "desk.ts#Desk calls desk.ts#Desk.constructor
    desk.ts#Desk references desk.ts#Desk.close
    desk.ts#Desk.close calls till.ts#Till.open
    desk.ts#a calls till.ts#CardTill.pay
    desk.ts#a calls till.ts#Till.open
    desk.ts#b calls till.ts#kit.ring
    desk.ts#c calls till.ts#Till.make
    desk.ts#c calls till.ts#Till.open
    desk.ts#c calls till.ts#kit.ring
    till.ts#CardTill calls till.ts#CardTill.constructor
    till.ts#CardTill references till.ts#Till
    till.ts#CardTill.constructor references till.ts#CardTill
    till.ts#CardTill.log calls till.ts#Till.log
    till.ts#Till references till.ts#Till.unused
    till.ts#Till.log references till.ts#CardTill.log
    till.ts#Till.make calls till.ts#Till
    till.ts#Till.open calls till.ts#Till.log
    till.ts#kit references till.ts#till
    till.ts#kit.ring calls till.ts#kit.count
    till.ts#till calls till.ts#CardTill"
  `);
});

test("CommonJS modules", () => {
  const graph = graphOf(`// file: lib/app.js
var app = module.exports = {};
app.open = function () { this.close(); };
app.close = function () {};
// file: lib/hall.js
module.exports = Hall;
function Hall() {}
Hall.prototype.seat = function () {};
// file: index.js
module.exports = require('./lib/app');
module.exports.extra = require('./lib/hall');
// file: test.js
const app = require('./index');
const { extra } = require('./index');
const Hall = require('./lib/hall');
it('opens', () => { app.open(); new Hall().seat(); extra(); });
it('closes', function () { var hall = new Hall(); hall.seat(); require('./index').close(); });
`);
  expect(printEdges(graph)).toMatchInlineSnapshot(`
    "lib/app.js#app.open calls lib/app.js#app.close
    test:test.js#closes exercises lib/app.js#app.close
    test:test.js#closes exercises lib/hall.js#Hall
    test:test.js#closes exercises lib/hall.js#Hall.seat
    test:test.js#closes exercises test.js#<module>
    test:test.js#opens exercises lib/app.js#app.open
    test:test.js#opens exercises lib/hall.js#Hall
    test:test.js#opens exercises lib/hall.js#Hall.seat
    test:test.js#opens exercises test.js#<module>"
  `);
});

test("tests exercise what they mention, routes what handles them", () => {
  const graph = graphOf(`// file: seats.ts
import { Router } from "express";
import { priceFor } from "./price";
const router = Router();
router.get("/", list);
router.post("/:id", async (req, res) => res.json(priceFor(req.body)));
function list() {}
export default router;
// file: api.ts
import seats from "./seats";
export const api = make();
api.use("/seats", seats);
// file: app.ts
import { api } from "./api";
const app = make();
app.use("/v1", api);
app.use("/v2", api);
app.use(api);
// file: price.ts
export const priceFor = () => 1;
// file: price.test.ts
import { describe, beforeEach, it } from "vitest";
import { priceFor } from "./price";
import { helper } from "./helper";
const setUp = () => helper();
beforeEach(() => { helper(); });
describe("price", () => {
  it("is one", () => { priceFor(); });
  it("is set up", () => { setUp(); });
});
// file: helper.ts
export function helper() {}
`);
  expect(printEdges(graph, ["handles", "exercises", "calls"])).toMatchInlineSnapshot(`
    "price.test.ts#<module> calls helper.ts#helper
    price.test.ts#setUp calls helper.ts#helper
    route:seats.ts#GET /seats handles seats.ts#list
    route:seats.ts#GET /seats handles seats.ts#router
    route:seats.ts#GET /v1/seats handles seats.ts#list
    route:seats.ts#GET /v1/seats handles seats.ts#router
    route:seats.ts#GET /v2/seats handles seats.ts#list
    route:seats.ts#GET /v2/seats handles seats.ts#router
    route:seats.ts#POST /seats/:id handles price.ts#priceFor
    route:seats.ts#POST /seats/:id handles seats.ts#<module>
    route:seats.ts#POST /seats/:id handles seats.ts#router
    route:seats.ts#POST /v1/seats/:id handles price.ts#priceFor
    route:seats.ts#POST /v1/seats/:id handles seats.ts#<module>
    route:seats.ts#POST /v1/seats/:id handles seats.ts#router
    route:seats.ts#POST /v2/seats/:id handles price.ts#priceFor
    route:seats.ts#POST /v2/seats/:id handles seats.ts#<module>
    route:seats.ts#POST /v2/seats/:id handles seats.ts#router
    test:price.test.ts#price > is one exercises price.test.ts#<module>
    test:price.test.ts#price > is one exercises price.ts#priceFor
    test:price.test.ts#price > is set up exercises price.test.ts#<module>
    test:price.test.ts#price > is set up exercises price.test.ts#setUp"
  `);
});

test("what goes round in circles ends", () => {
  const graph = graphOf(`// file: a.ts
export * from "./b";
export class A extends B {} 
import { B } from "./b";
export const x = y.z(); const y = x.z();
new A().gone();
// file: b.ts
export * from "./a";
import { A } from "./a";
export class B extends A { m() { this.gone(); super.gone(); } }
`);
  expect(printEdges(graph)).toMatchInlineSnapshot(`
    "a.ts#<module> calls a.ts#A
    a.ts#<module> references a.ts#A
    a.ts#A references b.ts#B
    a.ts#x references a.ts#y
    a.ts#y references a.ts#x
    b.ts#B references a.ts#A
    b.ts#B references b.ts#B.m
    b.ts#B.m references b.ts#B"
  `);
});
