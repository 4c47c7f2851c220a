// A thread that speaks the protocol of simulation threads and does what its request says, so that the pool can be tested alone.
import { parentPort, threadId } from "node:worker_threads";

const texts = new Map();
const snapshots = new Map();
let requests = 0;

parentPort.on("message", async ({ id, arguments: given, texts: sent, snapshots: named, forget, reset }) => {
  requests++;
  if (reset) {
    texts.clear();
    snapshots.clear();
  }
  for (const [blob, text] of sent) texts.set(blob, text);
  for (const one of named) snapshots.set(one.key, one);
  for (const key of forget) snapshots.delete(key);
  const [does, more] = given;
  try {
    parentPort.postMessage({ id, kind: "value", value: await acts[does.act ?? "echo"](does, more, { sent, named, forget, reset }) });
  } catch (error) {
    parentPort.postMessage({ id, kind: "failed", message: error.message, stack: "Error: at guest.ts:1" });
  }
});

const readSnapshot = (name) => {
  const known = snapshots.get(name?.snapshot);
  return known === undefined ? null : known.files.map(([path, blob]) => `${path}: ${texts.get(blob)}`);
};

const acts = {
  echo: (does, more, { sent, named, forget, reset }) => ({
    threadId,
    requests,
    does,
    more,
    read: [does.base, does.head].map(readSnapshot),
    texts: sent.length,
    snapshots: named.length,
    forget: forget.length,
    reset,
    environment: Object.keys(process.env).length,
  }),
  wait: async ({ ms }) => {
    await new Promise((later) => setTimeout(later, ms));
    return { threadId };
  },
  fail: () => {
    throw new RangeError("an invariant broke");
  },
  exit: () => process.exit(1),
  later: ({ ms }) => {
    setTimeout(() => process.exit(1), ms);
    return { threadId };
  },
  crash: () => {
    setTimeout(() => {
      throw new Error("out of nowhere");
    }, 0);
    return new Promise(() => {});
  },
  hang: () => {
    for (;;);
  },
};
