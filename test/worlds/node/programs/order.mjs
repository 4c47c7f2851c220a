import { setTimeout as sleep } from "node:timers/promises";

process.nextTick(() => console.log("tick"));
void Promise.resolve().then(() => console.log("micro"));
queueMicrotask(() => console.log("queued"));
setTimeout(() => console.log("timeout 2"), 2);
setTimeout((word) => console.log("timeout", word), 1, "one");
const every = setInterval(() => {
  console.log("every");
  clearInterval(every);
}, 5);
const never = setTimeout(() => console.log("never"), 3);
clearTimeout(never);
process.on("exit", (code) => console.log("exit", code));
process.on("beforeExit", () => console.log("beforeExit"));
console.log("end of body");
await sleep(20);
console.log("slept");
setTimeout(() => {
  console.log("a");
  void Promise.resolve().then(() => console.log("b"));
  process.nextTick(() => console.log("c"));
}, 1);
