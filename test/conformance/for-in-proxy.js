// for-in asks a proxy for its keys, then its prototype, then each property.
const log = [];
const handler = new Proxy({}, { get: (_, trap) => (...args) => { log.push(trap); return Reflect[trap](...args); } });
for (const key in new Proxy({ a: 1, b: 2 }, handler)) log.push(key);
console.log(log.join());
