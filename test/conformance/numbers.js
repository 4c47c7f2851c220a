// Numbers as text and text as numbers.
for (const n of [0, -0, 1, -1, 0.1, 1e21, 1e-7, 123456789.123, NaN, Infinity, -Infinity, 5e-324, 1.7976931348623157e308, 255, 0.5, 1.005, 2.5, 1e100]) {
  const out = [String(n), n.toString(2).slice(0, 60), n.toString(16), n.toString(36)];
  for (const d of [0, 1, 2, 10]) out.push(n.toFixed(d), n.toExponential(d), n.toPrecision(d + 1));
  out.push(n.toExponential(), n.toPrecision(), n.toLocaleString());
  console.log(out.join(" "));
}
for (const t of ["12", " 12 ", "0x1f", "0b101", "0o17", "1e3", "", " ", "abc", "12px", "-5.5e2", ".5", "5.", "Infinity", "-Infinity", "infinity", "1_000", "+3", "--1", "\n7\t", "0x", "1 2", "null", "9007199254740993"]) {
  console.log(JSON.stringify(t), Number(t), parseInt(t), parseFloat(t), parseInt(t, 16), parseInt(t, 2), isNaN(t), isFinite(t), Number.isNaN(t));
}
for (const work of [() => (1).toFixed(101), () => (1).toFixed(-1), () => (1).toPrecision(0), () => (1).toPrecision(101), () => (1).toExponential(-1), () => (1).toString(1), () => (1).toString(37), () => Number.prototype.toString.call("x"), () => Number.prototype.valueOf.call({}), () => Number(1n), () => Number(Symbol()), () => (NaN).toFixed(200), () => (1).toString(undefined)]) {
  try { console.log(String(work())); } catch (error) { console.log(error.name, error.message); }
}
console.log(Number(), Number(null), Number(undefined), Number([]), Number([5]), Number([1, 2]), Number({}), Number(true), Number(new Date(5)), typeof new Number(1), new Number(5) + 1, Number.MAX_SAFE_INTEGER, Number.EPSILON, Number.MIN_VALUE, Number.isInteger(5.0), Number.isSafeInteger(2 ** 53), Number.parseFloat === parseFloat);
console.log(0.1 + 0.2, 5 % -3, -5 % 3, 2 ** -1, 7 / 0, -7 / 0, 0 / 0, 1 << 31, 1 << 32, -1 >>> 0, ~5, 5 & 3, 5 | 3, 5 ^ 3, -5 >> 1, 2 ** 53 + 1);
for (const [name, ...args] of [["abs", -3], ["acosh", 2], ["asinh", 1], ["atan2", 1, 2], ["atanh", 0.5], ["cbrt", 27], ["ceil", -0.5], ["clz32", 1], ["cosh", 1], ["exp", 1], ["expm1", 1e-10], ["floor", -0.5], ["fround", 5.05], ["hypot", 3, 4], ["hypot"], ["imul", 0xffffffff, 5], ["log", 10], ["log10", 1000], ["log1p", 1e-10], ["log2", 8], ["max"], ["max", 1, "3", 2], ["max", NaN, 1], ["max", -0, 0], ["min"], ["min", 0, -0], ["pow", 2, 0.5], ["round", 2.5], ["round", -2.5], ["round", 0.49999999999999994], ["sign", -3], ["sin", 1], ["sqrt", 2], ["tan", 1], ["tanh", 1], ["trunc", -4.7]]) {
  console.log(name, Math[name](...args), Object.is(Math[name](...args), -0));
}
const random = Math.random();
console.log(random >= 0 && random < 1, Object.prototype.toString.call(Math), new Boolean(false) ? "truthy" : "falsy", Boolean("false"), Boolean(""), String(new Boolean(true)), true + 1);
