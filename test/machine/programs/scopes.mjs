// Bindings: temporal dead zones, closures per round, hoisting, shadowing, defaults, destructuring, arguments.
const log = (...parts) => console.log(parts.map(String).join(" "));
const attempt = (work) => {
  try {
    return work();
  } catch (error) {
    return `${error.name}: ${error.message}`;
  }
};
log(
  attempt(() => {
    later;
    const later = 1;
  }),
  attempt(() => {
    typeof later;
    let later;
  }),
  attempt(() => {
    const fixed = 1;
    fixed = 2;
  }),
  attempt(() => undeclared),
  typeof undeclared,
);
log(
  attempt(() => hoisted()),
  attempt(() => early()),
  typeof variable,
);
function hoisted() {
  return "hoisted";
}
const early = () => "early";
var variable = 1;
const makers = [];
for (let at = 0; at < 3; at++) makers.push(() => at++);
log(makers.map((make) => make() + make()).join());
const shared = [];
for (var old = 0; old < 3; old++) shared.push(() => old);
log(shared.map((make) => make()).join());
const inKeys = [];
for (const key in { a: 1, b: 2 }) inKeys.push(() => key);
log(inKeys.map((make) => make()).join());
function defaults(a, b = a + 1, { c = b * 2, ...rest } = {}, [d = c, ...e] = [undefined, 5, 6], f = () => a) {
  a = 100;
  return [a, b, c, d, e.join("-"), f(), Object.keys(rest).length, arguments.length].join();
}
log(defaults(1), defaults(1, 2, { c: 3, z: 1 }), defaults.length);
log(
  attempt(() => {
    const { a } = null;
  }),
  attempt(() => {
    const [a] = {};
  }),
  attempt(() => {
    const {
      a: { b },
    } = {};
  }),
  attempt(() =>
    ((x) => {
      ({ y: x } = undefined);
    })(1),
  ),
);
let p = 1,
  q = 2;
[p, q] = [q, p];
log(p, q);
const target = {};
({ a: target.x, b: target["y"], ...target.rest } = { a: 1, b: 2, c: 3 });
log(JSON.stringify(target));
for (const [key, { v = 9 }] of Object.entries({ one: { v: 1 }, two: {} })) log(key, v);
function sum() {
  let total = 0;
  for (const each of arguments) total += each;
  return total;
}
log(sum(1, 2, 3));
log(((...all) => all.length)(1, 2, 3), ((a, ...rest) => rest.join())(1, 2, 3));
const counter = (() => {
  let n = 0;
  return {
    up: () => ++n,
    get value() {
      return n;
    },
  };
})();
counter.up();
counter.up();
log(counter.value);
{
  function inner() {
    return "block";
  }
  log(inner());
}
log(
  attempt(() => {
    switch (2) {
      case 1: {
        const scoped = "one";
        break;
      }
      case 2:
        scoped = "two";
    }
  }),
);
outer: for (const a of [1, 2, 3]) {
  for (const b of [1, 2, 3]) {
    if (b === 2) continue outer;
    if (a === 3) break outer;
    log(a, b);
  }
}
const fact = function self(n) {
  return n < 2 ? 1 : n * self(n - 1);
};
log(fact(6), fact.name);
log(
  (() => {
    try {
      return "try";
    } finally {
      log("finally");
    }
  })(),
  (() => {
    for (;;) {
      try {
        return 1;
      } finally {
        break;
      }
    }
    return 2;
  })(),
  (() => {
    try {
      throw 1;
    } catch {
      return "caught";
    } finally {
    }
  })(),
);
const { length } = "hello";
log(length, [..."h\u{1F600}i"].length);
const tag = (strings, ...values) => strings.raw.join("|") + values.join();
log(tag`a${1}\n${2}c`, ((s) => s)`x` === ((s) => s)`x`);
const same = () => ((s) => s)`once`;
log(same() === same(), Object.isFrozen(same()));
var undefinedLater;
log(
  undefinedLater ?? "nullish",
  undefinedLater?.x?.y,
  undefinedLater?.[log("never")],
  (undefinedLater ||= 5),
  (undefinedLater &&= 6),
  (undefinedLater ??= 7),
);
const deep = {
  a: {
    b: {
      c() {
        return this.d;
      },
      d: "deep",
    },
  },
};
log(deep?.a.b?.c(), deep.x?.b.c.d.e, deep.a?.["b"].c?.(), delete deep?.a.b.d, deep.a.b.d, (deep?.a.b).c());
log(
  0.1 + 0.2,
  7 % -3,
  -7 % 3,
  2 ** -1,
  5 / 0,
  -5 % 5,
  1 << 31,
  1 >>> 0,
  -1 >>> 28,
  ~5,
  "5" * "2",
  "5" + 2,
  5 + null,
  5 + undefined,
  [] + {},
  [] == false,
  null == 0,
  NaN != NaN,
  "b" > "a",
  1n + 2n,
  2n ** 64n,
  7n / 2n,
  -7n % 3n,
  10n > 9,
  "1" == 1n,
);
log(
  typeof null,
  typeof 1n,
  typeof Symbol(),
  typeof class {},
  void 0,
  !!"",
  +"3.5",
  -"2",
  +true,
  +[],
  +{},
  [1, 2] + "",
  `${{}}`,
  String(Symbol("x")),
  ((a, b) => a)?.length,
);
log(
  [1, , 3].length,
  1 in [1, , 3],
  "x" in { x: 1 },
  delete [1][0],
  [..."ab", ...[1, 2], ...new Set([3])].join(),
  { ...{ a: 1 }, ..."hi", ...null }.a,
);
var { x: renamed = "default", ...others } = { y: 2, z: 3 };
log(renamed, JSON.stringify(others));
label: {
  log("in");
  if (true) break label;
  log("never");
}
do {
  var once = (once ?? 0) + 1;
} while (once < 3);
log(once);
log(
  ((a, b) => {
    [a, b] = [b, a];
    return a + "-" + b;
  })("x", "y"),
  (() => {
    let i = 0;
    const a = [10, 20];
    a[i++] += i;
    return a.join() + i;
  })(),
);
log(
  [3, 1, 2].sort().join(),
  [..."cab"].sort((a, b) => (a < b ? 1 : -1)).join(""),
  Math.max(...[1, 5, 2]),
  new Date(0).toISOString(),
  JSON.stringify({ a: [1, { b: undefined }], c: () => 1 }),
  parseInt("12px"),
  isNaN("x"),
);
log(
  /(?<y>\d{4})-(\d\d)/.exec("on 2026-01-02").groups.y,
  "a-b-c".replace(/-/g, (m, at) => at),
  "x".padStart(3, "ab"),
  [..."a1b2".matchAll(/\d/g)].map((m) => m[0]).join(),
);
