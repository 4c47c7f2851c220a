// The guest code of Headers, Request, Response and fetch.

export const FETCH_SOURCE = `"use strict";
class Headers {
  #map = new Map();
  constructor(init) {
    if (init === undefined || init === null) return;
    if (init instanceof Headers) for (const [name, value] of init) this.append(name, value);
    else if (typeof init[Symbol.iterator] === "function") for (const [name, value] of init) this.append(name, value);
    else for (const name of Object.keys(init)) this.append(name, init[name]);
  }
  append(name, value) {
    const key = String(name).toLowerCase();
    const text = String(value).trim();
    this.#map.set(key, this.#map.has(key) ? this.#map.get(key) + ", " + text : text);
  }
  set(name, value) { this.#map.set(String(name).toLowerCase(), String(value).trim()); }
  get(name) { return this.#map.get(String(name).toLowerCase()) ?? null; }
  has(name) { return this.#map.has(String(name).toLowerCase()); }
  delete(name) { this.#map.delete(String(name).toLowerCase()); }
  getSetCookie() { const found = this.get("set-cookie"); return found === null ? [] : found.split(", "); }
  forEach(callback, self) { for (const [name, value] of this) callback.call(self, value, name, this); }
  *entries() { for (const name of [...this.#map.keys()].sort()) yield [name, this.#map.get(name)]; }
  *keys() { for (const [name] of this.entries()) yield name; }
  *values() { for (const [, value] of this.entries()) yield value; }
  [Symbol.iterator]() { return this.entries(); }
  get [Symbol.toStringTag]() { return "Headers"; }
  [inspectCustom]() { return "Headers " + inspect(Object.fromEntries(this)); }
}
function textOf(body) {
  if (body === null || body === undefined) return null;
  if (typeof body === "string") return body;
  if (body instanceof URLSearchParams) return body.toString();
  if (ArrayBuffer.isView(body)) return new TextDecoder().decode(body);
  return String(body);
}
function typeOf(body) {
  if (typeof body === "string") return "text/plain;charset=UTF-8";
  return body instanceof URLSearchParams ? "application/x-www-form-urlencoded;charset=UTF-8" : null;
}
class Body {
  #text; #used = false;
  constructor(body, headers) {
    this.#text = textOf(body);
    const type = typeOf(body);
    if (type !== null && !headers.has("content-type")) headers.set("content-type", type);
  }
  get bodyUsed() { return this.#used; }
  get body() { return this.#text === null ? null : { locked: this.#used }; }
  async text() {
    if (this.#used) throw new TypeError("Body is unusable: Body has already been read");
    this.#used = this.#text !== null;
    return this.#text ?? "";
  }
  async json() { return JSON.parse(await this.text()); }
  async arrayBuffer() { return new TextEncoder().encode(await this.text()).buffer; }
  async bytes() { return new TextEncoder().encode(await this.text()); }
  static peek(body) { return body.#text; }
}
const { peek } = Body;
delete Body.peek;
class Response extends Body {
  #headers; #status; #statusText; #url = ""; #type = "default";
  constructor(body = null, init = {}) {
    const headers = new Headers(init?.headers);
    const status = init?.status === undefined ? 200 : Number(init.status);
    if (!(status >= 200 && status <= 599)) throw new RangeError('init["status"] must be in the range of 200 to 599, inclusive.');
    super(body, headers);
    this.#headers = headers;
    this.#status = status;
    this.#statusText = init?.statusText === undefined ? "" : String(init.statusText);
  }
  get headers() { return this.#headers; }
  get status() { return this.#status; }
  get statusText() { return this.#statusText; }
  get ok() { return this.#status >= 200 && this.#status <= 299; }
  get url() { return this.#url; }
  get type() { return this.#type; }
  get redirected() { return false; }
  clone() { return new Response(peek(this), { status: this.#status, statusText: this.#statusText, headers: this.#headers }); }
  static json(data, init = {}) {
    const headers = new Headers(init.headers);
    if (!headers.has("content-type")) headers.set("content-type", "application/json");
    return new Response(JSON.stringify(data), { ...init, headers });
  }
  static redirect(url, status = 302) { return new Response(null, { status, headers: { location: String(url) } }); }
  static from(answer, url) {
    const made = new Response(answer.body, { status: answer.status, statusText: TEXTS[answer.status] ?? "", headers: answer.headers });
    made.#url = url;
    made.#type = "basic";
    return made;
  }
  get [Symbol.toStringTag]() { return "Response"; }
}
const TEXTS = { 200: "OK", 201: "Created", 202: "Accepted", 204: "No Content", 301: "Moved Permanently", 302: "Found", 304: "Not Modified", 400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed", 409: "Conflict", 410: "Gone", 422: "Unprocessable Entity", 429: "Too Many Requests", 500: "Internal Server Error", 502: "Bad Gateway", 503: "Service Unavailable", 504: "Gateway Timeout" };
const { from } = Response;
delete Response.from;
class Request extends Body {
  #headers; #method; #url; #signal;
  constructor(input, init = {}) {
    const other = input instanceof Request ? input : null;
    const headers = new Headers(init.headers ?? other?.headers);
    super(init.body ?? (other === null ? null : peek(other)), headers);
    this.#headers = headers;
    this.#method = String(init.method ?? other?.method ?? "GET").toUpperCase();
    this.#url = other === null ? new URL(input).href : other.url;
    this.#signal = init.signal ?? other?.signal ?? new AbortController().signal;
    if ((this.#method === "GET" || this.#method === "HEAD") && peek(this) !== null) throw new TypeError("Request with GET/HEAD method cannot have body.");
  }
  get headers() { return this.#headers; }
  get method() { return this.#method; }
  get url() { return this.#url; }
  get signal() { return this.#signal; }
  clone() { return new Request(this); }
  get [Symbol.toStringTag]() { return "Request"; }
}
async function fetch(input, init) {
  const request = new Request(input, init);
  if (request.signal.aborted) throw request.signal.reason;
  const answer = send(request.method, request.url, peek(request) ?? undefined);
  const aborted = new Promise((_, reject) => request.signal.addEventListener("abort", () => reject(request.signal.reason), { once: true }));
  return from(await Promise.race([answer, aborted]), request.url);
}
return { Headers, Request, Response, fetch };`;
