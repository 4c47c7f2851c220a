// URL and URLSearchParams (the URL standard), and `node:url`. Parsing is done by the host's own parser as a function of text;
// the objects are guest code.
import type { Agent } from "#machine/agent.ts";
import { toText } from "#machine/convert.ts";
import { defineLazy, newNative } from "#machine/native.ts";
import { get, newObject, setOwn } from "#machine/object.ts";
import type { GuestObject, Value } from "#machine/value.ts";
import { symbolFor } from "../guest/kind.ts";
import { fromSource } from "../guest/source.ts";
import { unmodelledFunction, unmodelledPrototype } from "../guest/unmodelled.ts";
import { inspectValue } from "../node/inspect/inspect.ts";
import { resolve } from "../node/path.ts";
import { settingOf, stateOf, type World } from "../world.ts";

const SOURCE = `"use strict";
const decode = (text) => decodeForm(text);
const encode = (text) => encodeForm(String(text));
class URLSearchParams {
  #list = [];
  #url = null;
  constructor(init = "") {
    if (init === null || (typeof init !== "object" && typeof init !== "function")) {
      this.#parse(String(init));
    } else if (typeof init[Symbol.iterator] === "function") {
      for (const pair of init) {
        const both = [...pair];
        if (both.length !== 2) {
          const error = new TypeError("Each query pair must be an iterable [name, value] tuple");
          error.code = "ERR_INVALID_TUPLE";
          throw error;
        }
        this.#list.push([String(both[0]), String(both[1])]);
      }
    } else for (const key of Object.keys(init)) this.#list.push([key, String(init[key])]);
  }
  #parse(text) {
    const plain = text.startsWith("?") ? text.slice(1) : text;
    this.#list = plain === "" ? [] : plain.split("&").filter((part) => part !== "").map((part) => {
      const at = part.indexOf("=");
      return at < 0 ? [decode(part), ""] : [decode(part.slice(0, at)), decode(part.slice(at + 1))];
    });
  }
  #changed() {
    if (this.#url !== null) this.#url(this.toString());
  }
  static link(params, text, tell) {
    params.#parse(text);
    params.#url = tell;
    return params;
  }
  get size() { return this.#list.length; }
  append(name, value) { this.#list.push([String(name), String(value)]); this.#changed(); }
  delete(name, value) {
    this.#list = this.#list.filter(([key, each]) => key !== String(name) || (value !== undefined && each !== String(value)));
    this.#changed();
  }
  get(name) { const found = this.#list.find(([key]) => key === String(name)); return found === undefined ? null : found[1]; }
  getAll(name) { return this.#list.filter(([key]) => key === String(name)).map(([, value]) => value); }
  has(name, value) { return this.#list.some(([key, each]) => key === String(name) && (value === undefined || each === String(value))); }
  set(name, value) {
    const at = this.#list.findIndex(([key]) => key === String(name));
    if (at < 0) this.#list.push([String(name), String(value)]);
    else {
      this.#list[at][1] = String(value);
      this.#list = this.#list.filter(([key], index) => index <= at || key !== String(name));
    }
    this.#changed();
  }
  sort() { this.#list.sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0)); this.#changed(); }
  forEach(callback, self) { for (const [key, value] of [...this.#list]) callback.call(self, value, key, this); }
  *entries() { for (const [key, value] of this.#list) yield [key, value]; }
  *keys() { for (const [key] of this.#list) yield key; }
  *values() { for (const [, value] of this.#list) yield value; }
  [Symbol.iterator]() { return this.entries(); }
  toString() { return this.#list.map(([key, value]) => encode(key) + "=" + encode(value)).join("&"); }
  get [Symbol.toStringTag]() { return "URLSearchParams"; }
  [inspectCustom](depth, options) {
    if (this.#list.length === 0) return "URLSearchParams {}";
    const parts = this.#list.map(([key, value]) => inspect(key) + " => " + inspect(value));
    const line = "URLSearchParams { " + parts.join(", ") + " }";
    return line.length <= 76 ? line : "URLSearchParams {\\n  " + parts.join(",\\n  ") + " }";
  }
}
class URL {
  #href;
  #params = null;
  constructor(url, base) {
    if (arguments.length === 0) throw new TypeError('The "url" argument must be specified');
    const found = parse(String(url), base === undefined ? undefined : String(base));
    if (found === undefined) {
      const error = new TypeError("Invalid URL");
      error.code = "ERR_INVALID_URL";
      error.input = String(url);
      if (base !== undefined) error.base = String(base);
      throw error;
    }
    this.#href = found;
  }
  static canParse(url, base) { return parse(String(url), base === undefined ? undefined : String(base)) !== undefined; }
  get searchParams() {
    this.#params ??= URLSearchParams.link(new URLSearchParams(), part(this.#href, "search"), (text) => { this.#href = change(this.#href, "search", text); });
    return this.#params;
  }
  toString() { return this.#href; }
  toJSON() { return this.#href; }
  get [Symbol.toStringTag]() { return "URL"; }
  [inspectCustom](depth, options) {
    if (typeof depth === "number" && depth < 0) return this.#href;
    const shown = {};
    for (const name of ["href", "origin", "protocol", "username", "password", "host", "hostname", "port", "pathname", "search"]) shown[name] = this[name];
    shown.searchParams = this.searchParams;
    shown.hash = this.hash;
    return "URL " + inspect(shown);
  }
  static {
    for (const name of ["href", "origin", "protocol", "username", "password", "host", "hostname", "port", "pathname", "search", "hash"]) {
      const set = name === "origin" ? undefined : function (value) {
        this.#href = change(this.#href, name, String(value));
        if (this.#params !== null) URLSearchParams.link(this.#params, part(this.#href, "search"), (text) => { this.#href = change(this.#href, "search", text); });
      };
      Object.defineProperty(URL.prototype, name, { get() { return part(this.#href, name); }, set, enumerable: true, configurable: true });
    }
  }
}
const { link } = URLSearchParams;
Object.defineProperty(URLSearchParams, "link", { value: link, enumerable: false });
return { URL, URLSearchParams };`;

const PARTS = new Set(["href", "origin", "protocol", "username", "password", "host", "hostname", "port", "pathname", "search", "hash"]);
type Part = "href" | "origin" | "protocol" | "username" | "password" | "host" | "hostname" | "port" | "pathname" | "search" | "hash";

function parsed(url: string, base: string | undefined): URL | null {
  return URL.canParse(url, base) ? new URL(url, base) : null;
}

function urlParts(agent: Agent): GuestObject {
  const { realm } = agent;
  return fromSource(agent, "web:url", SOURCE, {
    parse: newNative(
      realm,
      "parse",
      2,
      (each, _, [url, base]) => parsed(toText(each, url), base === undefined ? undefined : toText(each, base))?.href,
    ),
    part: newNative(realm, "part", 2, (_, __, [href, name]) =>
      PARTS.has(String(name)) ? (parsed(String(href), undefined)?.[String(name) as Part] ?? "") : "",
    ),
    change: newNative(realm, "change", 3, (each, _, [href, name, value]) => {
      const url = parsed(String(href), undefined);
      if (url === null || name === "origin" || !PARTS.has(String(name))) return href;
      const text = toText(each, value);
      if (name === "href") return parsed(text, undefined)?.href ?? href;
      url[String(name) as Exclude<Part, "origin">] = text;
      return url.href;
    }),
    decodeForm: newNative(realm, "decodeForm", 1, (each, _, [text]) => new URLSearchParams(`a=${toText(each, text)}`).get("a") ?? ""),
    encodeForm: newNative(realm, "encodeForm", 1, (each, _, [text]) => new URLSearchParams([["", toText(each, text)]]).toString().slice(1)),
    inspect: newNative(realm, "inspect", 1, (each, _, [value]) => inspectValue(each, value)),
    inspectCustom: symbolFor(realm, "nodejs.util.inspect.custom"),
  }) as GuestObject;
}

function urlModule(agent: Agent): GuestObject {
  return stateOf(agent, "node.url", () => {
    const { realm } = agent;
    const made = newObject(unmodelledPrototype(realm, "node:url"));
    for (const name of ["URL", "URLSearchParams"]) setOwn(made, name, get(urlParts(agent), name));
    setOwn(
      made,
      "fileURLToPath",
      newNative(realm, "fileURLToPath", 1, (each, _, [url]) => decodeURIComponent(hrefOf(each, url).replace(/^file:\/\//, ""))),
    );
    setOwn(
      made,
      "pathToFileURL",
      newNative(realm, "pathToFileURL", 1, (each, _, [path]) => {
        const maker = get(made, "URL") as GuestObject;
        const href = `file://${resolve(settingOf(each).root, toText(each, path)).split("/").map(encodeURIComponent).join("/")}`;
        return maker.behaviour.construct?.(maker, [href], maker) ?? undefined;
      }),
    );
    for (const name of ["parse", "format", "resolve", "domainToASCII", "domainToUnicode", "urlToHttpOptions"])
      setOwn(made, name, unmodelledFunction(realm, `node:url.${name}`, name, "use the URL class"));
    return made;
  });
}

function hrefOf(agent: Agent, url: Value): string {
  return typeof url === "string" ? url : toText(agent, get(url as GuestObject, "href"));
}

export const url: World = {
  name: "node:url",
  aliases: ["url"],
  reference: "https://url.spec.whatwg.org/",
  knownGaps: ["the legacy functions of `node:url` end the run"],
  faults: [],
  exports: urlModule,
  globals: (agent) => {
    for (const name of ["URL", "URLSearchParams"]) defineLazy(agent.realm.global, name, () => get(urlParts(agent), name));
  },
};
