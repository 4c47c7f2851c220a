// Recognises where a handler is bound to a method and path: `app.get("/seats", list)`, `router.route("/seats").post(book)`,
// `server.route({ method, url, handler })`, decorated controllers, and routers mounted under a prefix (method "USE").
// A request made to such a path looks alike; what tells them apart is a handler that is a function.
import type { ClassNode, SyntaxNode } from "./nodes.ts";
import { chainOf, isFunction, keyName, textOf } from "./nodes.ts";

export type RouteCall = {
  readonly method: string;
  readonly path: string;
  /** A chain of names, or null for a function written in place. */
  readonly handler: string | null;
  /** The local name the route is hung on; its import decides whether this is a server at all. */
  readonly on: string | null;
  readonly start: number;
  readonly end: number;
};

const METHODS = new Set(["get", "post", "put", "patch", "delete", "options", "head", "all"]);
/** The method under which a mounted router is kept. */
export const mount = "USE";

export function routeCallAt(node: SyntaxNode): RouteCall | null {
  if (node.type !== "CallExpression" || node.callee.type !== "MemberExpression") return null;
  const word = keyName(node.callee.property, node.callee.computed) ?? "";
  const last = node.arguments.at(-1);
  const place = { start: node.start, end: node.end };
  if (word === "route" && last?.type === "ObjectExpression") return fromObject(last, rootOf(node.callee.object), place);
  if (word === "use" || word === "register") return mounted(word, node.arguments, rootOf(node.callee.object), place);
  const handler = last === undefined ? undefined : handlerOf(last);
  if (handler === undefined || !METHODS.has(word)) return null;
  const path = textOf(node.arguments[0]);
  if (path !== null && /^(\/|\*)/.test(path) && node.arguments.length > 1) {
    return { method: word.toUpperCase(), path, handler, on: rootOf(node.callee.object), ...place };
  }
  const opened = METHODS.has(word) ? openedPath(node.callee.object) : null;
  return opened && { method: word.toUpperCase(), ...opened, handler, start: node.callee.property.start, end: node.end };
}

/** `app.use("/api", router)`, `app.use(router)`, `app.register(routes, { prefix: "/api" })`. */
function mounted(
  word: string,
  list: ReadonlyArray<SyntaxNode>,
  on: string | null,
  place: { readonly start: number; readonly end: number },
): RouteCall | null {
  const router = word === "use" ? list.at(-1) : list[0];
  const options = word === "register" ? list[1] : undefined;
  const path = options?.type === "ObjectExpression" ? textOf(propertyNamed(options, "prefix")) : list.length > 1 ? textOf(list[0]) : "";
  const handler = router === undefined ? undefined : handlerOf(router.type === "CallExpression" ? router.callee : router);
  return handler === undefined || handler === null ? null : { method: mount, path: path ?? "", handler, on, ...place };
}

const rootOf = (node: SyntaxNode): string | null => {
  const { root } = chainOf(node);
  return root.type === "Identifier" ? root.name : root.type === "ThisExpression" ? "this" : null;
};

/** Undefined when the argument is no handler by its looks. */
function handlerOf(node: SyntaxNode): string | null | undefined {
  if (isFunction(node)) return null;
  if (node.type === "CallExpression")
    return node.arguments.some((argument) => isFunction(argument) || handlerOf(argument) !== undefined) ? null : undefined;
  const { root, path, cut } = chainOf(node);
  if (cut || (root.type !== "Identifier" && root.type !== "ThisExpression")) return undefined;
  return [root.type === "Identifier" ? root.name : "this", ...path].join(".");
}

/** The path of `router.route("/seats").get(list).post(book)`, looked for down the chain of calls. */
function openedPath(object: SyntaxNode): { readonly path: string; readonly on: string | null } | null {
  let at = object;
  while (at.type === "CallExpression" && at.callee.type === "MemberExpression") {
    const word = keyName(at.callee.property, at.callee.computed) ?? "";
    const path = textOf(at.arguments[0]);
    if (word === "route" && path !== null) return { path, on: rootOf(at.callee.object) };
    if (!METHODS.has(word)) return null;
    at = at.callee.object;
  }
  return null;
}

function fromObject(
  object: Extract<SyntaxNode, { type: "ObjectExpression" }>,
  on: string | null,
  place: { readonly start: number; readonly end: number },
): RouteCall | null {
  const path = textOf(propertyNamed(object, "url")) ?? textOf(propertyNamed(object, "path"));
  const method = textOf(propertyNamed(object, "method"));
  const handler = propertyNamed(object, "handler");
  const name = handler === undefined ? undefined : handlerOf(handler);
  return path === null || method === null || name === undefined
    ? null
    : { method: method.toUpperCase(), path, handler: name, on, ...place };
}

function propertyNamed(object: Extract<SyntaxNode, { type: "ObjectExpression" }>, name: string): SyntaxNode | undefined {
  return object.properties.flatMap((property) =>
    property.type === "Property" && keyName(property.key, property.computed) === name ? [property.value] : [],
  )[0];
}

/** `@Controller("seats") class … { @Get(":id") find() {} }`. */
export function decoratedRoutes(node: ClassNode, owner: string): readonly RouteCall[] {
  const prefix = node.decorators.map((one) => decorator(one)).find((one) => one?.word === "controller");
  if (!prefix) return [];
  return node.body.flatMap((member) => {
    const name = member.type === "Method" ? keyName(member.key, member.computed) : null;
    if (member.type !== "Method" || name === null) return [];
    return member.decorators.flatMap((one) => {
      const found = decorator(one);
      if (!found || !METHODS.has(found.word)) return [];
      return [
        {
          method: found.word.toUpperCase(),
          path: joinPaths(prefix.path, found.path),
          handler: `${owner}.${name}`,
          on: null,
          start: member.start,
          end: member.end,
        },
      ];
    });
  });
}

function decorator(node: SyntaxNode): { readonly word: string; readonly path: string } | null {
  if (node.type !== "CallExpression" || node.callee.type !== "Identifier") return null;
  return { word: node.callee.name.toLowerCase(), path: textOf(node.arguments[0]) ?? "" };
}

export const joinPaths = (...parts: readonly string[]): string => {
  const names = parts.flatMap((part) => part.split("/")).filter((part) => part !== "");
  return `/${names.join("/")}`;
};
