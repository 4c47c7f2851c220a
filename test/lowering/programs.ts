// Small programs about names, scopes and order, each a few lines of output. JavaScript ones run in real Node as they are.

export const SCRIPTS: Readonly<Record<string, string>> = {
  "closures in for":
    "const f = []; for (let i = 0; i < 3; i++) { f.push(() => i); i += 0; } console.log(f.map((g) => g()).join()); const h = []; for (let i = 0, s = () => i; i < 2; i++) h.push(s); console.log(h.map((g) => g()).join());",
  "closures in for change":
    "const f = []; for (let i = 0; i < 4; f.push(() => ++i), i++) {} console.log(f.map((g) => g()).join(), f.map((g) => g()).join());",
  "closures in for-of":
    "const f = []; for (const x of [1, 2]) { let y = x * 2; f.push(() => [x, y++].join()); } console.log(f.map((g) => g() + g()).join('|'));",
  "fresh let in loop":
    "const f = []; let n = 0; while (n < 3) { let x; if (n === 0) x = 'set'; f.push(() => x); n++; } console.log(f.map((g) => String(g())).join());",
  tdz: "try { a; } catch (e) { console.log(e.message); } let a = 1; try { b(); } catch (e) { console.log(e.message); } function b() { return c; } const c = 2; console.log(b()); try { let d = d; } catch (e) { console.log(e.message); } try { class E extends E {} } catch (e) { console.log(e.message); } { try { typeof z; } catch (e) { console.log(e.name); } let z; }",
  "tdz in switch":
    "function f(x) { switch (x) { case 0: let a = 1; return a; case 1: try { return a; } catch (e) { return e.message; } } } console.log(f(0), f(1));",
  "tdz of parameters":
    "function f(a = b, b = 1) { return a; } try { f(); } catch (e) { console.log(e.message); } console.log(f(3)); function g(a = a) {} try { g(); } catch (e) { console.log(e.message); } g(1); function h(a = () => b, b = 2) { return a(); } console.log(h());  function k(a = b, b) { return a; } try { k(undefined, 1); } catch (e) { console.log(e.message); } console.log(k(1, 2));",
  "tdz in for-of": "try { for (const x of [x]) console.log(x); } catch (e) { console.log(e.message); }",
  const:
    "const a = 1; try { a = 2; } catch (e) { console.log(e.name, e.message); } try { a++; } catch (e) { console.log(e.message); } for (const i of [1, 2]) console.log(i); try { for (const i = 0; i < 2; i++) console.log(i); } catch (e) { console.log(e.message); }",
  hoisting:
    "console.log(typeof f, typeof v, f()); var v = 1; function f() { return g(); function g() { return 'g'; } } { console.log(typeof inner); function inner() {} } console.log(typeof inner);",
  "function of same name":
    "(() => { console.log(f()); function f() { return 1; } function f() { return 2; } var f = 3; console.log(f); })();",
  "named function expression":
    "const f = function self(n) { return n ? n * self(n - 1) : 1; }; console.log(f(5), typeof self); (function g() { 'use strict'; try { g = 1; } catch (e) { console.log(e.name); } })(); const h = function k() { var k = 1; return k; }; console.log(h()); const p = function q(q) { return q; }; console.log(p(7));",
  arguments:
    "function f(a) { return (() => arguments.length)(); } console.log(f(1, 2, 3)); function g(arguments_) { const h = () => { const k = () => arguments[0]; return k(); }; return h(); } console.log(g('x'));",
  "this in arrows":
    "const o = { n: 1, f() { return [1].map(() => this.n); }, g: () => typeof this, h() { return { n: 2, k: () => this.n }; } }; console.log(o.f().join(), o.g(), o.h().k()); console.log(this === undefined);",
  "new.target":
    "function F() { return (() => new.target === F)() ? { r: 'new' } : { r: 'call' }; } console.log(new F().r, F().r); class A { constructor() { this.n = new.target.name; } } class B extends A {} console.log(new B().n);",
  "catch scopes":
    "var e = 'outer'; try { throw 'inner'; } catch (e) { var e = 'changed'; console.log(e); } console.log(e); try { throw [1, { x: 2 }]; } catch ([a, { x: b = 3, y = a + b }]) { console.log(a, b, y); } const f = []; for (const n of [1, 2]) try { throw n; } catch (x) { f.push(() => x); } console.log(f.map((g) => g()).join());",
  shadowing:
    "const x = 1; { const x = 2; { const x = 3; console.log(x); } console.log(x); } console.log(x); function f(x) { { let x = 5; console.log(x); } return x; } console.log(f(4)); const g = (x) => (x) => x; console.log(g(1)(2));",
  "parameters and body":
    "function f(a, b = () => a) { var a = 2; return [a, b()].join(); } console.log(f.length); function g({ a, b: [c = 1] = [] } = {}, ...[d, e]) { return [a, c, d, e].join(); } console.log(g({ a: 1, b: [2] }, 3, 4), g(), g.length); const h = (x, y = x + 1, ...z) => [x, y, z.length].join(); console.log(h(1), h(1, undefined, 3, 4), h.length);",
  "default closures": "let n = 0; function f(a = n++, b = () => a++) { b(); return [a, n].join(); } console.log(f(), f(5));",
  names:
    "const a = () => {}; let b = function () {}; var { c = () => {} } = {}; const o = { d() {}, e: () => {}, ['f' + 1]: () => {}, get g() { return 1; }, h: class {} }; let i; i = () => {}; i ||= function () {}; const [j = class {}] = []; console.log([a, b, c, o.d, o.e, o.f1, o.h, i, j].map((f) => f.name).join()); console.log(Object.getOwnPropertyDescriptor(o, 'g').get.name, (() => {}).name === '', (class { static s = () => {}; }).s.name); class K { static #p = () => {}; static m() { return K.#p.name; } } console.log(K.m());",
  classes:
    "class A { #x = 1; static s = A.name; y = this.#x + 1; static { this.t = this.s + '!'; } get x() { return this.#x; } set x(v) { this.#x = v; } static m() { return 'm'; } has(o) { return #x in o; } #p() { return 'p'; } q() { return this.#p(); } static #c = 0; static next() { return ++A.#c; } } const a = new A(); a.x = 5; console.log(a.x, a.y, A.s, A.t, A.m(), a.has(a), a.has({}), a.q(), A.next() + A.next()); try { a.has.call(a, 1); } catch (e) { console.log(e.name); }",
  inheritance:
    "class A { constructor(x) { this.x = x; } f() { return 'A' + this.x; } static s() { return 'sA'; } get g() { return 1; } } class B extends A { y = this.x * 2; constructor() { const f = () => super(4); f(); } f() { return super.f() + 'B' + (() => super.g)(); } static s() { return super.s() + 'sB'; } } const b = new B(); console.log(b.f(), b.y, B.s()); class C extends A {} console.log(new C(9).f()); class D extends A { constructor() { try { this; } catch (e) { console.log(e.name); } super(1); try { super(2); } catch (e) { console.log(e.name); } } } new D(); const o = { __proto__: { hi() { return 'proto'; } }, hi() { return super.hi() + '!'; } }; console.log(o.hi()); class E extends null { static f() { return 'n'; } } console.log(E.f());",
  "class names":
    "class A { static self = A; f() { return A; } } const B = A; const before = new A(); console.log(before.f() === B, B.self === A); const K = class L { who() { return L.name; } }; console.log(new K().who(), typeof L); try { class M { static f() { M = 1; } } M.f(); } catch (e) { console.log(e.name); } const list = []; for (const i of [1, 2]) { list.push(class P { #v = i; v() { return this.#v; } static is(o) { return #v in o; } }); } console.log(new list[0]().v(), new list[1]().v(), list[0].is(new list[1]()), list[0].is(new list[0]()));",
  "computed members":
    "let n = 0; const k = () => 'k' + n++; class A { [k()] = k(); static [k()]() { return 'static'; } get [k()]() { return 'got'; } } console.log(n); const a = new A(); console.log(a.k0, A.k1(), a.k2, n);",
  "private names in classes made anew":
    "const make = (tag) => class { #tag = tag; static read(o) { return o.#tag; } }; const A = make('a'), B = make('b'); console.log(A.read(new A()), B.read(new B())); try { A.read(new B()); } catch (e) { console.log(e.name); }",
  destructuring:
    "let a, b, o = {}; [a, b] = [1, 2]; [a, b] = [b, a]; ({ x: o.p, y: [o.q = 9] = [], ...o.rest } = { x: 1, z: 3 }); console.log(a, b, JSON.stringify(o)); const { length, [length - 1]: last } = 'abc'; console.log(length, last); const [first, , ...more] = [1, 2, 3, 4]; console.log(first, more.join()); try { const { x } = null; } catch (e) { console.log(e.name); } for (const [k, { v = 0 }] of [['a', { v: 1 }], ['b', {}]]) console.log(k, v); let i = 0; [i, o[i]] = [1, 'late']; console.log(o[1], Object.keys(o).join());",
  "iterators are closed":
    "const it = { [Symbol.iterator]() { let n = 0; return { next: () => ({ value: n++, done: n > 9 }), return: () => (console.log('closed'), {}) }; } }; const [x, y] = it; console.log(x, y); for (const v of it) if (v === 2) break; try { for (const v of it) throw new Error('x'); } catch {} outer: for (const a of [1]) for (const v of it) continue outer; (() => { for (const v of it) return; })(); const [...all] = it; console.log(all.length);",
  labels:
    "outer: for (let i = 0; ; i++) { for (;;) { if (i > 2) break outer; if (i % 2) continue outer; break; } console.log(i); } block: { console.log('in'); if (true) break block; console.log('never'); } a: b: for (const x of [1, 2]) { continue a; } sw: switch (1) { case 1: for (;;) break sw; }",
  switch:
    "const f = (x) => { const out = []; switch (x) { default: out.push('d'); case 1: out.push(1); break; case 2: { out.push(2); } } return out.join(); }; console.log(f(1), f(2), f(3)); switch (2) { case 1: function g() { return 'g'; } default: console.log(g()); } switch (0) {} let n = 0; switch (3) { case n++: case n++: case 3: console.log(n); }",
  "try and finally":
    "const f = () => { try { return 'try'; } finally { console.log('finally'); } }; console.log(f()); const g = () => { for (;;) { try { throw 1; } catch { continue; } finally { break; } } return 'out'; }; console.log(g()); const h = () => { try { throw 'a'; } finally { return 'b'; } }; console.log(h()); try { try { throw 1; } finally { console.log('inner'); } } catch (e) { console.log(e); }",
  "optional chains":
    "const o = { a: { f() { return this.v; }, v: 7 }, n: null }; console.log(o?.a?.f(), o.n?.x.y.z, o.x?.(), o.a.f?.(), o.n?.[console.log('never')], (o?.a).v, (o?.a.f)(), delete o?.a.v, o.a?.v, o?.['a']?.f.call({ v: 1 })); try { (o.n?.x).y; } catch (e) { console.log(e.message); } try { o.z(); } catch (e) { console.log(e.message); } try { o.a.q.r(); } catch (e) { console.log(e.message); }",
  "logical assignment":
    "const o = { a: null, b: 0, c: 1 }; let n = 0; const k = () => { n++; return o; }; k().a ??= 'set'; k().b ||= 'or'; k().c &&= 'and'; k().c ??= console.log('never'); console.log(JSON.stringify(o), n); let x = 1; x ||= 2; console.log(x); let y; y ??= () => {}; console.log(y.name);",
  "order of evaluation":
    "const log = []; const t = (x) => (log.push(x), { v: 1, f() {} }); t('a').v = t('b').v; t('c')[t('d') && 'v'] += t('e').v; t('f').f(t('g'), t('h')); ({ [t('i') && 'x']: t('j').v } = { x: t('k') }); t('l') ? t('m') : t('n'); [t('o').v, t('p').v] = [t('q'), t('r')]; console.log(log.join(''));",
  "delete and typeof":
    "'use strict'; const o = { a: 1, get b() { return 2; } }; console.log(delete o.a, 'a' in o, typeof nothing, typeof o, typeof typeof 1, void 0); try { delete Object.freeze([1])[0]; } catch (e) { console.log(e.name); }",
  templates:
    "const tag = (s, ...v) => s.raw.join('|') + v.join() + s.length + (s[0] === undefined); console.log(tag`a${1}\\n${2}c`, tag`\\unicode`, `x${1 + 1}y${`z${3}`}`); const same = () => ((s) => s)`t`; console.log(same() === same(), Object.isFrozen(same()));",
  generators:
    "function* g(a = console.log('bound')) { try { const x = yield 1; console.log(x); yield* inner(); return 3; } finally { console.log('done'); } } function* inner() { const [a = yield 'in default'] = []; yield a; } const i = g(); console.log('made'); for (let r = i.next(); !r.done; r = i.next('sent')) console.log(r.value); const j = g(); j.next(); console.log(j.return(9).value);",
  async:
    "const f = async (x) => { try { await null; if (x) throw x; return 'ok'; } catch (e) { return 'caught ' + e; } finally { console.log('finally'); } }; console.log(await f(), await f(1)); async function* g() { for (const x of [1, 2]) yield await x; } for await (const x of g()) console.log(x); const loop = async () => { const out = []; for (let i = 0; i < 2; i++) { await 0; out.push(() => i); } return out.map((h) => h()).join(); }; console.log(await loop()); const a = async () => await (async () => this === undefined)(); console.log(await a());",
  "comma and conditional":
    "let i = 0; const x = (i++, i++, i); console.log(x, i > 1 ? i > 5 ? 'a' : 'b' : 'c', (0, i)); for (let a = 0, b = 10; a < b; a += 4, b--) console.log(a, b);",
  spread:
    "const f = (...a) => a.length; console.log(f(...[1, 2], 3, ...'ab'), [...new Set([1, 1, 2])].join(), JSON.stringify({ a: 1, ...{ a: 2, b: 3 }, ...null })); class P { constructor(...a) { this.n = a.length; } } class Q extends P {} console.log(new P(...[1, 2]).n, new Q(...[1], 2, 3).n);",
  numbers:
    "console.log(0b101, 0o17, 0xff, 1_000, .5, 5., 1e3, String(10n ** 20n), -0 === 0, Object.is(-0, 0), 2 ** -1, (-2) ** 2, 7 % -3, 1 / 3);",
  "getters in chains":
    "let n = 0; const o = { get a() { n++; return { b: { c: n } }; } }; o.a.b.c; o.a.b['c']; o.a.b.c++; console.log(n, o.a.b.c);",
  exceptions:
    "try { null.x; } catch (e) { console.log(e.message); } try { undefined.f(); } catch (e) { console.log(e.message); } const o = {}; try { o.f(); } catch (e) { console.log(e.message); } try { o.a.b; } catch (e) { console.log(e.message); } try { x.y; } catch (e) { console.log(e.message); } try { new o(); } catch (e) { console.log(e.message); } try { [].reduce(() => {}); } catch (e) { console.log(e.name); } try { const [a] = 1; } catch (e) { console.log(e.message); } try { o(); } catch (e) { console.log(e.message); } try { (() => {})()(); } catch (e) { console.log(e.message); } try { o.x.y.z(); } catch (e) { console.log(e.message); } try { ({}).f(); } catch (e) { console.log(e.message); } try { o['k'](); } catch (e) { console.log(e.message); } try { o[1](); } catch (e) { console.log(e.message); }",
};

/** Programs that only TypeScript knows; Node runs what TypeScript makes of them. */
export const TYPED: Readonly<Record<string, string>> = {
  enums:
    "enum A { X, Y = 3, Z, W = 'w' } console.log(A.X, A.Z, A[3], A.W, Object.keys(A).join()); const enum B { P = 1 << 2, Q = P | 1, R = 'a'.length } console.log(B.P, B.Q); enum A { V = 9 } console.log(A.V, A[9]); enum C { D = Math.max(1, 2), E = A.Y, F = `${'x'}y` as any } console.log(C.D, C[2], C.E); function f() { enum Local { A = 1 } return Local[1]; } console.log(f()); enum S { 'a-b' = 1, 'c' = S['a-b'] + 1 } console.log(S['a-b'], S.c);",
  namespaces:
    "namespace N { export const a = 1; export let b = a + 1; export function f() { b++; return b; } const hidden = 'h'; export class K { v = hidden + a; } export namespace M { export const deep = b; } export enum E { X = 5 } } namespace N { export const c = a + N.b; } console.log(N.a, N.f(), N.b, new N.K().v, N.M.deep, N.c, N.E[5], 'hidden' in N); class Merged { static x = 1; } namespace Merged { export const y = Merged.x + 1; } console.log((Merged as any).y); function fn() { return 'fn'; } namespace fn { export const z = 2; } console.log(fn(), fn.z); import alias = N.M; console.log(alias.deep); namespace A.B.C { export const v = 'abc'; } console.log(A.B.C.v); namespace D { export const { p, q: [r] } = { p: 1, q: [2] }; export let later: number; later = 5; } console.log(D.p, D.r, D.later);",
  "parameter properties":
    "class A { z = 'z'; constructor(private a: number, readonly b = a + 1, protected c?: string) { console.log(Object.keys(this).join()); } sum() { return this.a + this.b; } } console.log(new A(1).sum()); class B extends A { d: number; constructor(public e: string, f: number) { super(f); this.d = f; } } console.log(Object.keys(new B('e', 2)).join()); class C extends A { h = () => this.g; constructor(public g = 1) { console.log('before'); super(3); console.log(this.g, this.h()); } } new C();",
  "types leave nothing":
    "type T = { a: number }; interface I extends T {} declare const nothing: number; abstract class A<T> { abstract f(): void; declare g: T; h?: T; constructor(x: T); constructor(x: any) { this.h = x as T; } overloaded(a: string): void; overloaded(a: any) { console.log(typeof a); } } class B extends A<number> implements I { a = 1; f(this: B) { return <number>(this.h! satisfies number); } } const b = new B(2); b.overloaded(1); console.log(b.f(), Object.keys(b).join()); function assert(x: unknown): asserts x {} const g = <T,>(x: T): T => x; console.log(g<string>('g')); let u!: number; u = 1 as const; console.log(u);",
  "legacy decorators":
    "const log: string[] = []; const dec = (n: string) => (log.push('eval ' + n), (...a: any[]) => { log.push('apply ' + n + ' ' + String(a[1]) + ' ' + typeof a[2]); }) as any; const replace = (c: any) => class extends c { extra = 1; } as any; @replace @dec('class') class A { @dec('field') f = 1; @dec('static') static s() { return A; } constructor(@dec('param') x?: number) {} @dec('method') m(@dec('p0') a: string, @dec('p1') b: number) {} @dec('get') get g() { return 1; } } console.log(log.join('\\n')); console.log((new A() as any).extra, A.s() === A); const wrap = (t: any, k: string, d: any) => ({ ...d, value: () => 'wrapped ' + d.value.call(1) }); class B { @wrap hi() { return 'hi'; } } console.log(new B().hi());",
};

/** Sloppy code: Node makes a function of the text, ours is a CommonJS module. */
export const SLOPPY: Readonly<Record<string, string>> = {
  "functions in blocks":
    "console.log(typeof f); { console.log(f()); function f() { return 1; } f = 2; console.log(f); } console.log(typeof f, f()); if (true) { function g() { return 'g'; } } console.log(g()); if (false) { function h() {} } console.log(typeof h); switch (1) { case 1: function k() { return 'k'; } } console.log(k()); { let m = 1; { function m2() {} } console.log(typeof m2); } (function (n) { { function n() {} } console.log(typeof n); })(1);",
  undeclared: "x = 1; console.log(x, delete globalThis.x, typeof x); (function () { y = 2; })(); console.log(y); delete globalThis.y;",
  this: "function f() { return this === globalThis; } console.log(f()); function g() { 'use strict'; return this; } console.log(g()); console.log((function () { return typeof this; }).call(1), (function () { 'use strict'; return typeof this; }).call(1));",
  "silent failures":
    "var o = Object.freeze({ a: 1 }); o.a = 2; delete o.a; console.log(o.a); (function self() { self = 1; console.log(typeof self); })(); 'text'.length = 1; undefined = 1; console.log(undefined);",
  "var and let":
    "var a = 1; var a; console.log(a); for (var i = 0; i < 2; i++) { var inner = i; } console.log(i, inner); console.log(typeof later); var later = 1; function p(q) { var q; return q; } console.log(p(3)); function r(s) { var s = 2; return s; } console.log(r(3)); function t(u, u) { return u; } console.log(t(1, 2));",
  "labelled functions and octals": "console.log(017, '\\101'); lab: function f() {} console.log(typeof f);",
  "async as a name":
    "var async = 1, of = 2, get = 3, set = 4, let_ = 5; console.log(async + of + get + set + let_); var f = async => async; console.log(f(3)); for (of of [9]) console.log(of); var o = { async: 1, get: 2, set: 3, async async() {}, get get() { return 'g'; } }; console.log(o.get, typeof o.async); async\nfunction g() {} console.log(g());",
  "statements without semicolons":
    "var a = 1\nvar b = a\n;[1, 2].forEach(function (x) { b += x })\nconsole.log(b)\nvar c = function () { return 'c' }\n;(function () { console.log(c()) })()\nvar i = 1\ni\n++\nb\nconsole.log(i, b)\nfunction r() { return\n1 }\nconsole.log(r())\ndo a++; while (a < 3) console.log(a)",
};
