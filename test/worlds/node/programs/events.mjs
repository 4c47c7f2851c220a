import { EventEmitter, once } from "node:events";

class Till extends EventEmitter {
  constructor() {
    super();
    this.drawer = 1;
  }
}
const till = new Till();
till.on("sale", (amount, detail) => console.log("sale", amount, detail));
till.once("sale", () => console.log("first sale"));
console.log(till.emit("sale", 1, { by: "ann" }), till.emit("sale", 2), till.emit("refund"));
console.log(till.listenerCount("sale"), till.eventNames(), till.rawListeners("sale").length);
try {
  till.emit("error", new Error("jammed"));
} catch (error) {
  console.log(error.message);
}
try {
  till.emit("error", { code: 7 });
} catch (error) {
  console.log(error.message, error.code);
}
const seen = [];
till.prependListener("sale", () => seen.push("before"));
till.on("newListener", (name) => seen.push(`new ${String(name)}`));
const listener = () => seen.push("gone");
till.on("close", listener);
till.off("close", listener);
till.emit("sale", 3);
till.emit("close");
console.log(seen);
console.log(new EventEmitter());
try {
  till.on("x", 5);
} catch (error) {
  console.log(error.code, error.message);
}
const later = new EventEmitter();
setTimeout(() => later.emit("open", 7, 8), 1);
console.log(await once(later, "open"));
setTimeout(() => later.emit("error", new Error("no")), 1);
await once(later, "open").catch((error) => console.log("rejected", error.message));
