// Stacks: names of the calls in them, limits, captureStackTrace and prepareStackTrace.
const names = (stack) => stack.split("\n").slice(1).map((line) => line.trim().replace(/^at /, "").replace(/ ?\(?(file:|main|\/).*$/, "")).filter((name) => !/^(async|ModuleJob|node:)/.test(name) && name !== "").join(",");
function outer() { return middle(); }
function middle() { return inner(); }
function inner() { return new Error("x"); }
console.log(names(outer().stack));
class Custom extends Error { constructor(m) { super(m); this.made = names(this.stack); } }
class Deeper extends Custom { constructor(m) { super(m); } }
function makes() { return new Deeper("y"); }
console.log(makes().made);
function capture(above) { const o = {}; Error.captureStackTrace(o, above); return names(o.stack); }
function caller() { return [capture(), capture(capture), capture(caller), capture(() => 1) === ""].join(" | "); }
console.log(caller());
const before = Error.stackTraceLimit;
Error.stackTraceLimit = 1;
console.log(names(outer().stack));
Error.stackTraceLimit = 0;
console.log(JSON.stringify(outer().stack));
Error.stackTraceLimit = before;
Error.prepareStackTrace = (error, sites) => sites.slice(0, 3).map((site) => `${site.getFunctionName()}:${typeof site.getLineNumber()}:${typeof site.getFileName()}:${site.isNative()}`).join() + error.message;
console.log(outer().stack);
const target = {};
Error.captureStackTrace(target);
console.log(typeof target.stack, Object.getOwnPropertyDescriptor(target, "stack").enumerable);
Error.prepareStackTrace = (_, sites) => sites;
const sites = outer().stack;
console.log(Array.isArray(sites), sites[0].getFunctionName(), sites[1].getFunctionName(), typeof sites[0].getColumnNumber(), sites[0].isToplevel(), sites[0].isConstructor(), typeof sites[0].toString());
Error.prepareStackTrace = undefined;
console.log(outer().stack.split("\n")[0], Error.stackTraceLimit);
try { Error.captureStackTrace(Object.freeze({})); } catch (error) { console.log(error.name, error.message); }
class Service { run() { return new Error("in method").stack; } static go() { return new Error("in static").stack; } }
console.log(names(new Service().run()), names(Service.go()));
