// Regular expressions: flags, lastIndex, groups, methods, text.
const re = /a(b)?(?<year>\d+)?/g;
const m = re.exec("xab2024a");
console.log(m[0], m[1], m.index, m.input, m.groups.year, re.lastIndex, re.exec("xab2024a")[0], re.lastIndex, re.exec("xab2024a"), re.lastIndex);
console.log(Object.keys(m).join(), JSON.stringify(m), m.length, Object.getPrototypeOf(m.groups));
const sticky = /foo/y;
sticky.lastIndex = 3;
console.log(sticky.test("barfoo"), sticky.lastIndex, sticky.test("barfoo"), sticky.lastIndex, /^a/m.test("b\na"), /a.c/s.test("a\nc"), /\u{1F600}/u.test("😀"), /^.$/u.test("😀"), /^.$/.test("😀"), /[\p{L}--[a-z]]/v.test("a"), /\p{Lu}/u.test("É"));
const indexed = /(?<x>a)(b)?/d.exec("zab");
console.log(JSON.stringify(indexed.indices), JSON.stringify(indexed.indices.groups), Object.keys(indexed).join());
for (const r of [/a/, /a/gimsuy, /[/]/, new RegExp("/"), new RegExp(""), new RegExp("\n"), new RegExp("a", "dgimsvy"), RegExp(/x/g), RegExp(/x/g, "i"), new RegExp(undefined), new RegExp({ toString: () => "q" })]) {
  console.log(String(r), r.source, r.flags, r.global, r.ignoreCase, r.multiline, r.dotAll, r.unicode, r.unicodeSets, r.sticky, r.hasIndices, r.lastIndex);
}
for (const work of [() => new RegExp("("), () => new RegExp("["), () => new RegExp("a", "gg"), () => new RegExp("a", "x"), () => new RegExp("a", "uv"), () => new RegExp("*"), () => new RegExp("\\"), () => new RegExp("(?<a>x)(?<a>y)"), () => new RegExp("\\u{110000}", "u"), () => /a/.exec.call({}), () => /a/.test.call(1), () => RegExp.prototype.toString.call(1), () => Object.getOwnPropertyDescriptor(RegExp.prototype, "source").get.call({}), () => Object.getOwnPropertyDescriptor(RegExp.prototype, "global").get.call({}), () => RegExp.prototype.flags, () => RegExp.prototype.source, () => RegExp.prototype.global, () => Object.freeze(/a/g).exec("b")]) {
  try { console.log(String(work())); } catch (error) { console.log(error.name, error.message); }
}
console.log("John Smith".replace(/(\w+)\s(\w+)/, "$2, $1"), "aBc".replace(/b/i, (s, i, t) => `<${s}${i}${t}>`), "2020-01-02".replace(/(?<y>\d+)-(?<m>\d+)/, "$<m>/$<y>"), "abc".replace(/(x)?b/, "[$1]"), "abc".replace(/b/, "$2$0$01"), "aaa".replace(/a/g, "$&$&"), "abc".replace(/(?<g>b)/, (...args) => JSON.stringify(args)), "abc".replace(/$/, "!"), "abc".replace(/(?:)/g, "-"), "😀".replace(/(?:)/gu, "-"), "a1b2".replace(/\d/g, (d) => d * 2), "x".replace(/x/, "$'$`"));
console.log("aXbxc".split(/x/gi).join("|"), "abc".split(/(b)/).join("|"), "abc".split(/b/, 1).join("|"), "aaa".split(/a/y).join("|"), "one  two".split(/\s*/).join("|"), "ab".split(/$/).join("|"), "a\nb".split(/^/m).join("|"));
console.log("abcabc".match(/b/g).join(), "abc".match(/x/g), "😀a".match(/(?:)/gu).length, "aab".match(/a*?/g).length, "abc".search(/(?=c)/), /a|ab/.exec("abc")[0], /((a)|(b))*/.exec("ab").join(), /(z)((a+)?(b+)?(c))*/.exec("zaacbbbcac").join(), /(?=(a+))/.exec("baaabac").join(), /(.*?)a(?!(a+)b\2c)\2(.*)/.exec("baaabaac").join(), /\bfoo\b/.test("a foo b"), /(?<=\$)\d+/.exec("cost $42")[0], /(?<!\$)\b\d+/.exec("$42 17")[0], /(\w)\1/.exec("hello")[0], /\k<q>(?<q>x)/.exec("x")[0], /[^]/.test("\n"), /\cJ/.test("\n"), /[\b]/.test("\b"), /\0/.test("\0"));
/(\d)(\w)/.exec("x1yz");
console.log(RegExp.$1, RegExp.$2, RegExp.lastMatch, RegExp["$&"], RegExp.leftContext, RegExp.rightContext, RegExp.input, RegExp.lastParen, RegExp.$9 === "");
class Shouting extends RegExp { exec(text) { const r = super.exec(text); if (r) r[0] = r[0].toUpperCase(); return r; } }
console.log(new Shouting("b").exec("abc")[0], "abc".match(new Shouting("b"))[0], "abcb".match(new Shouting("b", "g")).join(), new Shouting("b").test("b"), "abc".split(new Shouting("b")).join(), new Shouting("a") instanceof RegExp, "aba".replace(new Shouting("a", "g"), "[$&]"));
const compiled = /a/g;
compiled.lastIndex = 5;
compiled.compile("b", "i");
console.log(String(compiled), compiled.lastIndex, compiled.test("B"));
const all = "a1b22".matchAll(/(?<l>[a-z])(?<d>\d+)/g);
console.log(all[Symbol.toStringTag], [...all].map((x) => x.groups.l + x.groups.d).join(), [...all].length, Object.prototype.toString.call(/x/), typeof /x/, /x/ === /x/, Object.getOwnPropertyNames(/x/).join());
const custom = { exec: () => ["m"], flags: "" };
console.log(RegExp.prototype.test.call(custom, "x"), RegExp.prototype[Symbol.search].call({ exec: () => ({ index: 5 }), lastIndex: 0 }, "x"), String(RegExp.prototype[Symbol.match].call(custom, "x")));
