console.table([
  { a: 1, b: "x" },
  { a: 2, c: true },
]);
console.table([1, "two", { three: 3 }]);
console.table(new Map([["k", 1]]));
console.table(new Set([1]));
console.table([{ a: 1, b: 2 }], ["b"]);
console.table(5);
console.group("Group");
console.log("in\nner");
console.group();
console.log({ a: 1, b: [1, 2] });
console.groupEnd();
console.groupEnd();
console.dir({ a: { b: { c: { d: 1 } } } }, { depth: 0 });
console.count();
console.count("x");
console.count();
console.countReset();
console.count();
console.assert(1 === 1, "never");
console.info("info");
console.debug("debug %s", "d");
console.log();
console.log("");
console.log(undefined, null);
process.stdout.write("raw ");
process.stdout.write("text\n");
