const controller = new AbortController();
controller.signal.addEventListener("abort", (event) =>
  console.log(event.type, controller.signal.reason.name, controller.signal.reason.message),
);
controller.abort();
controller.abort("again");
console.log(controller.signal.aborted);
try {
  controller.signal.throwIfAborted();
} catch (error) {
  console.log(error.name, error.code);
}
const target = new EventTarget();
target.addEventListener("hi", (event) => console.log(event.type, event.detail, event.target === target), { once: true });
console.log(target.dispatchEvent(new CustomEvent("hi", { detail: 5 })), target.dispatchEvent(new CustomEvent("hi")));
target.addEventListener("stop", (event) => event.preventDefault());
console.log(target.dispatchEvent(new Event("stop", { cancelable: true })), target.dispatchEvent(new Event("stop")));
const response = new Response(JSON.stringify({ a: 1 }), { status: 201, headers: { "X-A": "b", "content-type": "application/json" } });
console.log(
  response.status,
  response.ok,
  response.headers.get("x-a"),
  [...response.headers],
  await response.clone().text(),
  await response.json(),
  response.bodyUsed,
);
await response.text().catch((error) => console.log(error.name));
const headers = new Headers([["A", "1"]]);
headers.append("a", "2");
console.log(headers.get("A"), headers.has("b"));
const request = new Request("http://a.example/x", { method: "post", body: "text" });
console.log(request.method, request.url, await request.text(), request.headers.get("content-type"));
console.log(
  structuredClone({ a: new Date(0), b: new Map([[1, { c: [1] }]]) }),
  typeof performance.now(),
  typeof crypto.randomUUID(),
  crypto.randomUUID().length,
);
