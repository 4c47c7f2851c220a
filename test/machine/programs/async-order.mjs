// The order of promise jobs, awaits, and what throws among them.
const log = (...parts) => console.log(parts.map(String).join(" "));
const sleep = (value) => new Promise((resolve) => resolve(value));

async function first() {
  log("first starts");
  await null;
  log("first goes on");
  await sleep(1);
  log("first ends");
  return "one";
}
async function second() {
  log("second starts");
  const value = await first();
  log("second got", value);
  return Promise.resolve("two");
}
const thenable = {
  then(resolve) {
    log("thenable asked");
    resolve("thenable value");
  },
};

Promise.resolve()
  .then(() => log("job 1"))
  .then(() => log("job 2"))
  .then(() => log("job 3"))
  .then(() => log("job 4"));
second().then((value) => log("second gave", value));
log("after calls");
(async () => log("awaited", await thenable))();
Promise.all([1, sleep(2), thenable]).then((values) => log("all", values.join()));
Promise.allSettled([Promise.reject(new Error("no")), 1]).then((all) => log(all.map((each) => each.status).join()));
Promise.race([new Promise(() => {}), sleep("won")]).then((value) => log("race", value));
Promise.any([Promise.reject(1), sleep("any")]).then((value) => log(value));
new Promise((_, reject) => reject(new TypeError("bad"))).catch((error) => log("caught", error.message)).finally(() => log("finally"));

async function failing(depth) {
  try {
    if (depth === 0) throw new RangeError("deep");
    await failing(depth - 1);
  } finally {
    log("leaving", depth);
  }
}
try {
  await failing(3);
} catch (error) {
  log(error.name, error.message);
}

async function* numbers() {
  try {
    for (let at = 0; ; at++) {
      const sent = yield sleep(at);
      if (sent !== undefined) log("sent", sent);
    }
  } finally {
    await null;
    log("numbers closed");
  }
}
for await (const value of numbers()) {
  log("value", value);
  if (value === 2) break;
}
const it = numbers();
const results = await Promise.all([it.next(), it.next("a"), it.return("r"), it.next()]);
log(JSON.stringify(results));

const [a, b] = await Promise.all([
  (async () => {
    await null;
    log("a");
    return 1;
  })(),
  (async () => {
    log("b");
    return 2;
  })(),
]);
log(a + b);
for await (const value of [sleep("x"), "y", thenable]) log(value);
async function returns() {
  try {
    return await sleep("tried");
  } finally {
    log("after return");
  }
}
log(await returns());
const order = [];
await Promise.all(
  [1, 2, 3].map(async (n) => {
    for (let at = 0; at < n; at++) {
      await null;
      order.push(`${n}${at}`);
    }
  }),
);
log(order.join());
