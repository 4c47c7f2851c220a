// Dates: making, reading, setting, printing, parsing; the zone is UTC.
const show = (d) => { try { return `${d.getTime()} ${d.toISOString()}`; } catch (error) { return `${error.name} ${error.message}`; } };
for (const args of [[0], [2020, 0], [2020, 1, 29], [2020, 12, 1], [2020, 0, 0], [99, 0], [100, 0], [-1, 0], [2020, 0, 1, 25, 61, 61, 1001], [NaN], [8.64e15], [8.64e15 + 1], [2020, NaN], ["2020-02-30"], ["2020-01-01"], ["2020-01-01T00:00"], ["2020-01-01T00:00:00.123456Z"], ["2020-01-01T10:00:00+02:00"], ["Thu, 01 Jan 1970 00:00:00 GMT"], ["Jan 5, 2020 10:30 PM"], ["1/2/2020"], ["2020/01/02"], ["12:00"], ["tomorrow"], [""], [null], [undefined], [true], ["1e3"], [new Date(5)], [{ valueOf: () => 7 }], [1.9], [-1.9], ["+002020-01-01T00:00:00Z"], ["-000001-01-01T00:00:00Z"]]) {
  console.log(args.map(String).join(), show(new Date(...args)));
}
const d = new Date(Date.UTC(2024, 1, 29, 13, 4, 5, 67));
console.log(d.toString(), d.toDateString(), d.toTimeString(), d.toUTCString(), d.toISOString(), d.toJSON(), JSON.stringify({ d }), String(d), d + 1, d - 1, +d, `${d}`);
console.log(d.toLocaleString(), d.toLocaleDateString(), d.toLocaleTimeString(), d.toLocaleDateString("en-US", { weekday: "long", year: "numeric", month: "long", day: "numeric" }), d.toLocaleTimeString("en-US", { hour: "2-digit", minute: "2-digit" }), d.toLocaleString("en-US", { dateStyle: "medium", timeStyle: "short" }), d.toLocaleDateString(undefined, { month: "short", day: "2-digit" }), d.toLocaleString("en-US", { timeZone: "UTC", hour12: false }));
console.log(["FullYear", "Month", "Date", "Day", "Hours", "Minutes", "Seconds", "Milliseconds"].map((f) => d[`get${f}`]() === d[`getUTC${f}`]() && d[`get${f}`]()).join(), d.getTimezoneOffset(), d.getYear(), d.valueOf() === d.getTime());
const s = new Date(0);
console.log(s.setFullYear(2024, 1, 29), s.setMonth(13), s.setDate(0), s.setHours(25, 1, 2, 3), s.setMinutes(-1), s.setSeconds(90), s.setMilliseconds(-1), s.setTime(5.7), s.setUTCFullYear(1999), s.setUTCHours(1), s.setYear(95), show(s));
const bad = new Date(NaN);
console.log(bad.setMonth(1), bad.setFullYear(2020), show(bad), bad.setDate(NaN), show(bad), bad.setFullYear(NaN), String(new Date(NaN)), new Date(NaN).toJSON(), new Date(NaN).toDateString(), new Date(NaN).toLocaleString(), new Date(NaN).getDay(), JSON.stringify(new Date(NaN)));
for (const work of [() => new Date(NaN).toISOString(), () => Date.prototype.getTime.call(1), () => new Date(Symbol()), () => new Date(1n), () => Date.prototype[Symbol.toPrimitive].call(1, "number"), () => new Date()[Symbol.toPrimitive]("x"), () => Date.prototype.toJSON.call(null), () => d.toLocaleString("en-US", { timeZone: "Nowhere/Bad Zone" }), () => d.toLocaleString("en-US", { month: "wrong" })]) {
  try { console.log(String(work())); } catch (error) { console.log(error.name, error.message); }
}
console.log(Date.UTC(2020), Date.UTC(), Date.UTC(99, 0), Date.parse("2020-01-01"), typeof Date(), Date().length > 20, typeof Date.now(), Date.length, new Date(2020, 5).constructor === Date, new (class D extends Date { x() { return this.getTime(); } })(9).x(), Object.prototype.toString.call(d), d[Symbol.toPrimitive]("number"), d[Symbol.toPrimitive]("string") === String(d), new Date(d) - d, new Date(2020, 0, 31).getMonth(), new Date("2020-01-01") < new Date("2020-01-02"));
let probe = 0;
for (let y = -5000; y < 9000; y += 37) { const x = new Date(Date.UTC(2000, 0, 1)); x.setUTCFullYear(y, y % 12, y % 31); probe = (probe * 31 + x.getTime() / 1000 + x.getUTCDay()) % 1000003; }
console.log(probe);
