// Generators: delegation, sent values, early return, throwing in, laziness, infinite sequences.
const log = (...parts) => console.log(parts.map(String).join(" "));
function* inner() {
  try {
    const got = yield "i1";
    log("inner got", got);
    yield "i2";
    return "inner result";
  } catch (error) {
    log("inner caught", error);
    yield "recovered";
  } finally {
    log("inner closed");
  }
}
function* outer() {
  const result = yield* inner();
  log("result", result);
  yield "last";
}
const show = (step) => log(JSON.stringify(step));
let it = outer();
show(it.next("ignored"));
show(it.next("hello"));
show(it.next());
show(it.next());
show(it.next());
it = outer();
it.next();
show(it.throw("boom"));
show(it.next());
show(it.return("early"));
show(it.next());
it = outer();
show(it.return("unstarted"));
show(it.next());
function* naturals() {
  let n = 0;
  for (;;) yield n++;
}
function* take(n, source) {
  if (n <= 0) return;
  for (const each of source) {
    yield each;
    if (--n <= 0) return;
  }
}
function* map(source, f) {
  for (const each of source) yield f(each);
}
log(
  [
    ...take(
      5,
      map(naturals(), (n) => n * n),
    ),
  ].join(),
);
const [a, b, ...c] = take(5, naturals());
log(a, b, c.join());
const fib = {
  *[Symbol.iterator]() {
    let [x, y] = [0, 1];
    while (true) {
      yield x;
      [x, y] = [y, x + y];
    }
  },
};
for (const n of fib) {
  if (n > 50) break;
  log(n);
}
class Tree {
  constructor(v, l, r) {
    Object.assign(this, { v, l, r });
  }
  *[Symbol.iterator]() {
    if (this.l) yield* this.l;
    yield this.v;
    if (this.r) yield* this.r;
  }
}
log([...new Tree(2, new Tree(1), new Tree(3))].join());
const closing = {
  [Symbol.iterator]() {
    let n = 0;
    return {
      next: () => ({ value: n++, done: false }),
      return() {
        log("closed at", n);
        return {};
      },
    };
  },
};
for (const n of closing) if (n === 2) break;
try {
  for (const n of closing) if (n === 1) throw "out";
} catch (error) {
  log("caught", error);
}
const [one] = closing;
log(one);
try {
  const { x } = (function* () {
    throw new Error("in generator");
  })().next();
} catch (error) {
  log(error.message);
}
function* echo() {
  let n = 0;
  while (true) {
    const cmd = yield n;
    if (cmd === "stop") return n;
    n += cmd ?? 1;
  }
}
const e = echo();
e.next();
log(e.next(5).value, e.next().value, JSON.stringify(e.next("stop")));
const g = function* () {
  yield this.x;
}.call({ x: "this" });
log(g.next().value, g[Symbol.iterator]() === g, Object.prototype.toString.call(g));
function* params(a = log("default evaluated"), ...rest) {
  yield rest.length;
}
const pg = params(undefined, 1, 2);
log("before next");
log(pg.next().value);
try {
  (function* () {
    g2.next();
    yield 1;
  })().next();
} catch (error) {
  log(error.name);
}
const g2 = (function* () {
  try {
    g2.next();
  } catch (error) {
    log(error.message);
  }
  yield 1;
})();
log(g2.next().value);
const spread = Math.max(...take(4, naturals()));
log(spread, Array.from(take(3, naturals()), (n) => n * 10).join(), new Map(map(take(2, naturals()), (n) => [n, n])).size);
function* finallyYield() {
  try {
    yield 1;
  } finally {
    yield "cleanup";
  }
}
const fy = finallyYield();
fy.next();
show(fy.return("r"));
show(fy.next());
show(fy.next());
const object = {
  *gen() {
    yield* [1, 2];
  },
  async *ag() {
    yield* object.gen();
  },
};
for await (const v of object.ag()) log("ag", v);
