// Random programs that write down everything they do, with waiting in all places where a function can wait.
// Made from a seed alone, so that a failing one can be made again.
import { type Random, seeded } from "#ground/random.ts";

export type Flavour = "plain" | "async" | "generator" | "async-generator";

const MARKS: Record<Flavour, readonly ("await" | "yield")[]> = {
  plain: [],
  async: ["await"],
  generator: ["yield"],
  "async-generator": ["await", "yield"],
};

/** A program that runs one random function and prints its steps and result. */
export function randomProgram(seed: string, flavour: Flavour): string {
  const body = new Writer(seeded(seed), MARKS[flavour]).block(4, { loops: 0, caught: 0 });
  return `${PREFIX}${HEADS[flavour]} {\n${body}\n  return v + ":" + w;\n}\n${DRIVERS[flavour]}`;
}

const PREFIX = `
const out = [];
const l = (n) => { out.push(n); return n; };
const o = { p: 1, q: { r: 2 }, m(a, b) { out.push("m" + this.p); return (a ?? 0) + (b ?? 0); }, n: null, get g() { out.push("get"); return 3; }, set g(x) { out.push("set" + x); } };
class K { constructor(a) { out.push("new"); this.v = a; } f(x) { return this.v + x; } }
const tag = (texts, ...values) => texts.join("|") + values.join(); o.tag = function (texts, value) { return this.p + texts.length + value; };
const f = (a, b, ...c) => { out.push("f" + c.length); return (a ?? 0) + (b ?? 0) + c.length; };
function* inner(a) { try { yield a; out.push("in" + (yield 8)); } catch (e) { out.push("ic" + e); yield 7; } finally { out.push("if"); } return 9; }
let v = 1, w = 2;
`;
const HEADS: Record<Flavour, string> = {
  plain: "function run()",
  async: "async function run()",
  generator: "function* run()",
  "async-generator": "async function* run()",
};
const DRIVERS: Record<Flavour, string> = {
  plain: `let r; try { r = run(); } catch (e) { r = "threw " + e; }\nconsole.log(out.join(" "), r);`,
  async: `let r; try { r = await run(); } catch (e) { r = "threw " + e; }\nconsole.log(out.join(" "), r);`,
  generator: `let r; const it = run(); let n = 0; try { for (let s = it.next(); ; s = n % 7 === 6 ? it.return(n) : n % 5 === 4 ? it.throw("sent" + n) : it.next(n)) { n++; if (s.done || n > 60) { r = s.value; break; } out.push("y" + s.value); } } catch (e) { r = "threw " + e; }\nconsole.log(out.join(" "), r);`,
  "async-generator": `let r; const it = run(); let n = 0; try { for (let s = await it.next(); ; s = await (n % 7 === 6 ? it.return(n) : n % 5 === 4 ? it.throw("sent" + n) : it.next(n))) { n++; if (s.done || n > 60) { r = s.value; break; } out.push("y" + s.value); } } catch (e) { r = "threw " + e; }\nconsole.log(out.join(" "), r);`,
};

type Inside = { readonly loops: number; readonly caught: number };

class Writer {
  private readonly random: Random;
  private readonly marks: readonly ("await" | "yield")[];
  private next = 0;

  constructor(random: Random, marks: readonly ("await" | "yield")[]) {
    this.random = random;
    this.marks = marks;
  }

  private pick<T>(items: readonly T[]): T {
    return items[this.random.below(items.length)]!;
  }

  private number(): string {
    this.next++;
    return this.random.below(3) === 0 ? String(this.random.below(4)) : `l(${this.next % 9})`;
  }

  expression(depth: number): string {
    const plain = this.plainExpression(depth);
    if (this.marks.length === 0 || this.random.below(3) !== 0) return plain;
    return `(${this.pick(this.marks)} ${plain})`;
  }

  private plainExpression(depth: number): string {
    if (depth <= 0) return this.pick([() => this.number(), () => "v", () => "w"])();
    const e = (): string => this.expression(depth - 1);
    const forms: ReadonlyArray<() => string> = [
      () => this.number(),
      () => `(${e()} ${this.pick(["+", "-", "*", "<", "===", "%"])} ${e()})`,
      () => `(${e()} ${this.pick(["&&", "||", "??"])} ${e()})`,
      () => `(${e()} ? ${e()} : ${e()})`,
      () => `f(${e()}, ${e()})`,
      () => `f(...[${e()}, ${e()}], ${e()})`,
      () => `o.m(${e()}, ${e()})`,
      () => `o["m"](${e()})`,
      () => `o?.m(${e()})`,
      () => `o.n?.m(${e()})`,
      () => `o.q?.[${e()}]`,
      () => `o.m?.(${e()}, ${e()})`,
      () => `[${e()}, ...[${e()}], ${e()}].length`,
      () => `({ a: ${e()}, [${e()}]: 1, ...o.q, b: ${e()} }).a`,
      () => `\`\${${e()}}-\${${e()}}\``,
      () => `(v = ${e()})`,
      () => `(v += ${e()})`,
      () => `(o.p = ${e()})`,
      () => `(o.p += ${e()})`,
      () => `(o.g ||= ${e()})`,
      () => `(o.q.r ??= ${e()})`,
      () => `(v++, --w, ${e()})`,
      () => `new K(${e()}).f(${e()})`,
      () => `(([v, w = ${e()}] = [${e()}]), v)`,
      () => `(({ r: v, z: w = ${e()} } = o.q), w)`,
      () => `(typeof ${e()})`,
      () => `(!${e()})`,
      () => `((x) => x + v)(${e()})`,
      () => `tag\`a\${${e()}}b\${${e()}}\``,
      () => `o.tag\`\${${e()}}\``,
    ];
    return this.pick(forms)();
  }

  block(depth: number, inside: Inside): string {
    const count = 1 + this.random.below(3);
    const lines: string[] = [];
    for (let at = 0; at < count; at++) lines.push(this.statement(depth, inside));
    return lines.join("\n");
  }

  private statement(depth: number, inside: Inside): string {
    const e = (): string => this.expression(2);
    if (depth <= 0) return `out.push("s" + ${e()});`;
    const b = (more: Partial<Inside> = {}): string => `{ ${this.block(depth - 1, { ...inside, ...more })} }`;
    const id = `i${this.next++}`;
    const inLoop = { loops: inside.loops + 1 };
    const forms: Array<() => string> = [
      () => `${e()};`,
      () => `out.push("s" + ${e()});`,
      () => `if (${e()}) ${b()} else ${b()}`,
      () => `for (let ${id} = 0; ${id} < 2; ${id}++) ${b(inLoop)}`,
      () =>
        `for (let ${id} = 0, keep = []; ${id} < 2; (keep.push(() => ${id}), ${id}++)) { ${this.block(depth - 1, { ...inside, ...inLoop })} out.push("k" + keep.map((k) => k()).join("")); }`,
      () => `{ let ${id} = 0; while (${id}++ < 2 && ${e()} !== "never") ${b(inLoop)} }`,
      () => `{ let ${id} = 0; do ${b(inLoop)} while (${id}++ < 1 && ${e()}); }`,
      () => `for (const ${id} of [${e()}, 5]) ${b(inLoop)}`,
      () => `for (const ${id} in { a: 1, b: ${e()} }) { out.push(${id}); ${this.block(depth - 1, { ...inside, ...inLoop })} }`,
      () => `try ${b({ caught: inside.caught + 1 })} catch (e) { out.push("c" + e); ${this.block(depth - 1, inside)} }`,
      () => `try ${b()} finally ${b()}`,
      () => `try ${b({ caught: inside.caught + 1 })} catch ${b()} finally ${b()}`,
      () =>
        `switch (${e()}) { case 1: ${this.block(depth - 1, inside)} case ${this.random.below(5)}: ${this.block(depth - 1, inside)} break; default: ${this.block(depth - 1, inside)} }`,
      () => `lab${id}: { ${this.block(depth - 1, inside)} if (${e()}) break lab${id}; ${this.block(depth - 1, inside)} }`,
      () => `{ const { r, ...rest${id} } = { r: ${e()}, s: ${e()} }; out.push(r, rest${id}.s); }`,
    ];
    if (inside.caught > 0) forms.push(() => `if (${e()}) throw "t" + ${e()};`);
    if (inside.loops > 0) forms.push(() => `if (${e()}) ${this.pick(["break", "continue"])};`);
    if (this.random.below(6) === 0) forms.push(() => `if (${e()} === 3) return ${e()};`);
    if (this.marks.includes("await")) forms.push(() => `for await (const ${id} of [${e()}, Promise.resolve(6)]) ${b(inLoop)}`);
    // What an async delegate to an array does with a throw changed between versions of the language.
    if (this.marks.length === 1 && this.marks[0] === "yield") forms.push(() => `v = yield* [${e()}, 8];`);
    if (this.marks.includes("yield")) forms.push(() => `v = yield* inner(${e()});`);
    return this.pick(forms)();
  }
}
