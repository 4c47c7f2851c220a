// What one file says by itself. The file sells cinema seats.
import { expect, test } from "vitest";
import { factsOfText, printFacts } from "./printed.ts";

test("declarations, members and what mentions them", () => {
  const facts = factsOfText(`import { Stock } from "./stock.ts";
import * as money from "./money.ts";
export { rate as fx } from "./fx.ts";
export * from "./all.ts";
export interface Seat { id: number }
export enum Kind { Adult, Child }
export function priceFor(seats: number, kind = Kind.Adult): number {
  const rate = 2;
  return money.round(seats * rate);
}

const table = { adult: 12, of(kind: Kind) { return priceFor(1, kind); }, doors: { lock: () => table.of(1) } };

export class Hall extends money.Account {
  items = new Map();
  handler = async () => this.stock.take(1);
  constructor(private stock: Stock | null, other: Hall) { super(); other.open(); }
  get size() { return this.items.size; }
  open() { this.#count(); super.open(); }
  static close() {}
  #count() {}
}

export const make = () => new Hall(null, null!);
export default make;
make().open();
`);
  expect(printFacts(facts)).toMatchInlineSnapshot(`
    "5-5 type Seat
    6-6 exported variable Kind
    7-10 exported function priceFor
    12-12 variable table
    12-12 method table.of
    12-12 method table.doors.lock
    14-22 exported class Hall
    16-16 exported method Hall.handler
    17-17 exported method Hall.constructor
    18-18 exported method Hall.size
    19-19 exported method Hall.open
    20-20 exported method Hall.close
    21-21 method Hall.#count
    24-24 exported function make
    26-26 module <module>
    import Stock of ./stock.ts as Stock
    import * of ./money.ts as money
    export fx = rate of ./fx.ts
    export * = * of ./all.ts
    export Kind = Kind
    export priceFor = priceFor
    export Hall = Hall
    export make = make
    export default = make
    7 priceFor references Kind.Adult
    9 priceFor calls money.round
    12 table.of calls priceFor
    12 table.doors.lock calls table.of
    14 Hall extends money.Account
    16 Hall.handler calls Stock.take
    17 Hall.constructor calls Hall.super.constructor
    17 Hall.constructor calls Hall.open
    18 Hall.size references Map.size
    19 Hall.open calls Hall.#count
    19 Hall.open calls Hall.super.open
    24 make calls Hall
    26 <module> calls ?.open
    26 <module> calls make"
  `);
});

test("CommonJS in its usual forms", () => {
  const facts = factsOfText(
    `'use strict';
const { round, floor: down } = require('./money');
const stock = require('./stock').shared;
var app = exports = module.exports = {};
app.open = function open() { this.close(); };
app.close = () => round(1);
function Hall() {}
Hall.prototype.seat = function () { return down(stock.left()); };
exports.Hall = Hall;
exports.price = function () { return require('./late').rate(); };
exports.fx = require('./fx');
const make = exports.make = function () {};
`,
    "shop.js",
  );
  expect(printFacts(facts)).toMatchInlineSnapshot(`
    "1-1 module <module>
    4-4 exported variable app
    5-5 exported method app.open
    6-6 exported method app.close
    7-7 exported function Hall
    8-8 exported method Hall.seat
    10-10 exported function price
    12-12 exported function make
    import round of ./money as round
    import floor of ./money as down
    import shared of ./stock as stock
    import * of ./fx as nothing
    import * of ./late as require("./late")
    export default = app
    export Hall = Hall
    export price = price
    export fx = * of ./fx
    export make = make
    5 app.open calls app.close
    6 app.close calls round
    8 Hall.seat calls down
    8 Hall.seat calls stock.left
    10 price calls require("./late").rate"
  `);
  expect(
    printFacts(factsOfText("const a = 1;\nfunction open() {}\nmodule.exports = { a, open, close() {}, ...require('./rest') };\n", "a.js")),
  ).toMatchInlineSnapshot(`
    "1-1 exported variable a
    2-2 exported function open
    3-3 exported function close
    import * of ./rest as require("./rest")
    export a = a
    export open = open
    export close = close
    export * = * of ./rest"
  `);
  expect(
    printFacts(factsOfText("module.exports = function (seats) { return seats; };\nmodule.exports.two = 2;\n", "a.js")),
  ).toMatchInlineSnapshot(`
    "1-1 exported function default
    2-2 exported variable two
    export default = default
    export two = two"
  `);
});

test("a name of an inner scope is not the import it shadows", () => {
  const facts = factsOfText(`import { rate, Till } from "./fx.ts";
export const a = (rate) => rate.value;
export function b() { { const rate = 1; log(rate); } return rate; }
export function c() { try { d(); } catch (rate) { return rate; } var d; }
export function e(till: Till) { till.pay(); let other; other = new Till(); other.pay(1); new Till().count(); }
export function f() { const { pay } = await import("./pay.ts"); pay(); return [1].map(rate).length; }
`);
  expect(printFacts({ ...facts, symbols: [], exports: [] })).toMatchInlineSnapshot(`
    "import rate of ./fx.ts as rate
    import Till of ./fx.ts as Till
    import pay of ./pay.ts as pay
    3 b references rate
    5 e calls Till.pay
    5 e calls Till
    5 e calls Till.count
    6 f calls pay
    6 f references rate"
  `);
});

test("tests of several frameworks", () => {
  const vitest = factsOfText(`import { describe, it as check, test } from "vitest";
import { priceFor } from "./price";
describe("price", () => {
  check("for adults", () => { expect(priceFor(1)).toBe(12); });
  describe(priceFor, () => {
    test.each([[1, 12], [2, 24]])("%i seats cost %i", (seats, price) => {});
    test.each\`a | b\`("table $a", () => {});
    test.skip("later", () => {});
    test.todo("one day");
    test(\`for \${kind}\`, () => {});
  });
});
describe.skip("old", () => { test("gone", () => {}); });
test.skipIf(true)("sometimes", { timeout: 5 }, async () => {});
expect.extend({});
`);
  expect(printFacts({ ...vitest, symbols: [], references: [] })).toMatchInlineSnapshot(`
    "import describe of vitest as describe
    import it of vitest as check
    import test of vitest as test
    import priceFor of ./price as priceFor
    4-4 vitest test price > for adults
    6-6 vitest test price > priceFor > %i seats cost %i
    7-7 vitest test price > priceFor > table $a
    8-8 skipped vitest test price > priceFor > later
    9-9 skipped vitest test price > priceFor > one day
    10-10 vitest test price > priceFor > for \${kind}
    13-13 skipped vitest test old > gone
    14-14 vitest test sometimes"
  `);
  const made = factsOfText(`import { describe, test } from "vitest";
for (const row of rows) test(row.name, () => {});
describe(Hall, () => { test(title, () => {}); test("a" + 1, () => {}); });
describe(Hall.name, () => { test(String(row), () => {}); test(() => {}); test({ a: 1 }, () => {}); });
`);
  expect(made.tests.map((one) => one.title)).toMatchInlineSnapshot(`
    [
      "\${row.name}",
      "Hall > \${title}",
      "Hall > \${"a" + 1}",
      "Hall > \${String(row)}",
    ]
  `);
});

test("tests of the platform, and of frameworks whose names are just there", () => {
  const platform = factsOfText(`import test, { describe } from "node:test";
test("opens", { skip: true }, () => {});
test("closes", async (t) => { await t.test("twice", () => {}); });
describe("doors", () => { test.it("lock", () => {}); });
`);
  expect(printFacts({ ...platform, symbols: [], references: [] })).toMatchInlineSnapshot(`
    "import default of node:test as test
    import describe of node:test as describe
    2-2 skipped node:test test opens
    3-3 node:test test closes
    4-4 node:test test doors > lock"
  `);
  const globals = factsOfText(`xit("not now", () => {}); it("now", function (done) { done(); });
function run(test) { test("no test", () => {}); }
regex.test("text", () => {}); test(1); it("with a helper", withServer(async () => {}));
`);
  expect(printFacts({ ...globals, symbols: [], references: [] })).toMatchInlineSnapshot(`
    "1-1 skipped globals test not now
    1-1 globals test now
    3-3 globals test with a helper"
  `);
});

test("routes, and the requests that look like them", () => {
  const facts = factsOfText(`import express from "express";
import client from "http-client";
import { list, guard } from "./seats";
import hallRoutes from "./halls";
const app = express();
app.get("/seats", guard, list);
app.post("/seats", async (req, res) => { res.json(book(req.body)); });
app.use("/halls", hallRoutes);
app.use(hallRoutes);
app.register(hallRoutes, { prefix: "/v2" });
app.route("/shows").get(list).post(book);
app.route({ method: "PUT", url: "/shows/:id", handler: book });
client.get("/seats", list);
app.set("/views", list);
function book(payload) { api.post("/bookings", payload); request(app).get("/seats"); }
@Controller("tickets")
export class Tickets {
  @Get(":id") @Guard() find() {}
  @Post() async book() {}
  other() {}
}
`);
  expect(printFacts({ ...facts, symbols: [], references: [], imports: [], exports: [] })).toMatchInlineSnapshot(`
    "6 route GET /seats → list
    7 route POST /seats → in place
    8 route USE /halls → hallRoutes
    9 route USE  → hallRoutes
    10 route USE /v2 → hallRoutes
    11 route POST /shows → book
    11 route GET /shows → list
    12 route PUT /shows/:id → book
    18 route GET /tickets/:id → Tickets.find
    19 route POST /tickets → Tickets.book"
  `);
});

test("what cannot be read is said, and the rest goes on", () => {
  expect(
    printFacts(factsOfText("export const a = 1;\nfunction broken( { ;\nexport function fine() { return a; }\n")),
  ).toMatchInlineSnapshot(`
    "1-1 exported variable a
    2-2 module <module>
    3-3 exported function fine
    export a = a
    export fine = fine
    3 fine references a
    2 problem code the grammar cannot read"
  `);
});

test("deep nesting costs no stack", () => {
  const facts = factsOfText(
    `const deep = ${"[".repeat(3000)}${"]".repeat(3000)};\nexport const long = ${Array.from({ length: 20_000 }, () => "a").join(" + ")};`,
  );
  expect(facts.symbols.map((one) => one.name)).toContain("long");
});
