// Expressions, places and patterns as one line of text.
import type { Argument, ClassCode, ClassMember, Expression, ObjectProperty, Pattern, Place } from "../program.ts";
import { type Frame, isNormalised, variableText } from "./frame.ts";

/** How a function inside an expression is written: its code, or only its sign. Given, so that this file needs no statements. */
export type Printer = { readonly frame: Frame; readonly functionText: (index: number) => string };

export function expressionText(printer: Printer, node: Expression): string {
  const text = textOf(printer, node);
  return printer.frame.options.positions && node.kind !== "constant" ? `${text}@${node.at}` : text;
}

function textOf(printer: Printer, node: Expression): string {
  const show = (inner: Expression): string => expressionText(printer, inner);
  const place = (inner: Place): string => placeText(printer, inner);
  switch (node.kind) {
    case "constant":
      return constantText(node.value);
    case "get":
      return place(node.place);
    case "set":
      return `${place(node.place)} ${node.init ? ":=" : fixedMark(node.place)} ${show(node.value)}`;
    case "modify":
      return `${place(node.place)} ${node.operator}${fixedMark(node.place)} ${show(node.value)}`;
    case "update":
      return node.prefix ? `${node.by > 0 ? "++" : "--"}${place(node.place)}` : `${place(node.place)}${node.by > 0 ? "++" : "--"}`;
    case "delete":
      return `delete ${place(node.place)}`;
    case "typeof":
      return `typeof ${show(node.value)}`;
    case "unary":
      return `${node.operator === "void" ? "void " : node.operator}${show(node.value)}`;
    case "binary":
    case "logical":
      return binaryText(printer, node);
    case "conditional":
      return `(${show(node.test)} ? ${show(node.then)} : ${show(node.otherwise)})`;
    case "sequence":
      return `(${node.items.map(show).join(", ")})`;
    case "call":
      return `${show(node.callee)}(${argumentsText(printer, node.arguments)})`;
    case "new":
      return `new ${show(node.callee)}(${argumentsText(printer, node.arguments)})`;
    case "super-call":
      return `super<${show(node.callee)}, ${show(node.newTarget)}, ${place(node.self)}>(${argumentsText(printer, node.arguments)})`;
    case "chain":
      return `chain(${show(node.body)})`;
    case "optional":
      return `${show(node.value)}?`;
    case "function":
      return printer.functionText(node.index);
    case "class":
      return classText(printer, node.class);
    default:
      return restText(printer, node);
  }
}

type Rest = Exclude<
  Expression,
  {
    kind:
      | "constant"
      | "get"
      | "set"
      | "modify"
      | "update"
      | "delete"
      | "typeof"
      | "unary"
      | "binary"
      | "logical"
      | "conditional"
      | "sequence"
      | "call"
      | "new"
      | "super-call"
      | "chain"
      | "optional"
      | "function"
      | "class";
  }
>;

function restText(printer: Printer, node: Rest): string {
  const show = (inner: Expression): string => expressionText(printer, inner);
  switch (node.kind) {
    case "object":
      return `{${node.properties.map((property) => propertyText(printer, property)).join(", ")}}`;
    case "array":
      return `[${node.items.map((item) => (item ? argumentsText(printer, [item]) : "")).join(", ")}]`;
    case "template":
      return `template(${JSON.stringify(node.texts)}, ${node.values.map(show).join(", ")})`;
    case "tagged":
      return `tagged ${show(node.tag)}(${JSON.stringify(node.cooked)}, ${JSON.stringify(node.raw)}, ${node.values.map(show).join(", ")})`;
    case "regexp":
      return `/${node.pattern}/${node.flags}`;
    case "await":
      return `await ${show(node.value)}`;
    case "yield":
      return `yield${node.delegate ? "*" : ""} ${show(node.value)}`;
    case "import":
      return `import(${show(node.specifier)}${node.options ? `, ${show(node.options)}` : ""})`;
    case "import-meta":
      return "import.meta";
    case "bind":
      return `bind ${patternText(printer, node.pattern)} = ${show(node.value)}`;
    case "private-in":
      return `${node.text} in ${show(node.object)} by ${show(node.name)}`;
    case "private-name":
      return `private-name(${node.text})`;
    case "opaque":
      return `opaque(${JSON.stringify(node.construct)}, ${JSON.stringify(node.message)})`;
  }
}

/** A loop, since a chain is as deep to the left as it is long. */
function binaryText(printer: Printer, node: Extract<Expression, { kind: "binary" | "logical" }>): string {
  const rights: string[] = [];
  let at: Expression = node;
  while (at.kind === "binary" || at.kind === "logical") {
    rights.push(` ${at.operator} ${expressionText(printer, at.right)})`);
    at = at.left;
  }
  return "(".repeat(rights.length) + expressionText(printer, at) + rights.reverse().join("");
}

export function constantText(value: Extract<Expression, { kind: "constant" }>["value"]): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "bigint") return `${value}n`;
  return Object.is(value, -0) ? "-0" : String(value);
}

const fixedMark = (place: Place): string => (place.kind === "variable" && place.fixed ? (place.fixed === "throws" ? "=!" : "=~") : "=");

function argumentsText(printer: Printer, args: readonly Argument[]): string {
  return args.map((one) => (one.spread ? "..." : "") + expressionText(printer, one.value)).join(", ");
}

export function placeText(printer: Printer, place: Place): string {
  const show = (inner: Expression): string => expressionText(printer, inner);
  switch (place.kind) {
    case "variable":
      return variableText(printer.frame, place);
    case "global":
      return `global.${place.name}${place.strict ? "" : "~"}`;
    case "member":
      return `${show(place.object)}.${place.key}${place.strict ? "" : "~"}`;
    case "index":
      return `${show(place.object)}[${show(place.key)}]${place.strict ? "" : "~"}`;
    case "private":
      return `${show(place.object)}.${place.text}<${show(place.name)}>`;
    case "super":
      return `super<${show(place.home)}, ${show(place.self)}>[${show(place.key)}]`;
  }
}

function propertyText(printer: Printer, property: ObjectProperty): string {
  const show = (inner: Expression): string => expressionText(printer, inner);
  switch (property.kind) {
    case "value":
      return `${show(property.key)}: ${show(property.value)}${property.nameFunction ? " named" : ""}`;
    case "prototype":
      return `__proto__: ${show(property.value)}`;
    case "spread":
      return `...${show(property.value)}`;
    default:
      return `${property.kind} ${show(property.key)} ${printer.functionText(property.function)}`;
  }
}

export function patternText(printer: Printer, pattern: Pattern): string {
  const show = (inner: Pattern): string => patternText(printer, inner);
  switch (pattern.kind) {
    case "place":
      return `${pattern.init ? ":" : ""}${placeText(printer, pattern.place)}`;
    case "default":
      return `${show(pattern.pattern)} ?= ${expressionText(printer, pattern.value)}`;
    case "object":
      return `{${[...pattern.properties.map((one) => `${expressionText(printer, one.key)}: ${show(one.pattern)}`), ...(pattern.rest ? [`...${show(pattern.rest)}`] : [])].join(", ")}}`;
    case "array":
      return `[${[...pattern.items.map((one) => (one ? show(one) : "")), ...(pattern.rest ? [`...${show(pattern.rest)}`] : [])].join(", ")}]`;
  }
}

function classText(printer: Printer, node: ClassCode): string {
  const name = isNormalised(printer.frame) ? "" : ` ${node.name}`;
  const decorators = decoratorsText(printer, node.decorators);
  const parent = node.parent ? ` extends ${expressionText(printer, node.parent)}` : "";
  const inner = node.inner ? ` as ${placeText(printer, node.inner)}` : "";
  const made = node.constructorIndex === null ? [] : [`constructor ${printer.functionText(node.constructorIndex)}`];
  return `${decorators}class${name}${parent}${inner} {${[...made, ...node.members.map((member) => memberText(printer, member))].join("; ")}}`;
}

function memberText(printer: Printer, member: ClassMember): string {
  if (member.kind === "static-block") return `static ${printer.functionText(member.function)}`;
  const key =
    member.key.kind === "public"
      ? expressionText(printer, member.key.value)
      : `${member.key.text}<${expressionText(printer, member.key.name)}>`;
  const kind = member.kind === "field" && member.accessor ? "accessor" : member.kind;
  const value = member.function === null ? "" : ` ${printer.functionText(member.function)}`;
  return `${decoratorsText(printer, member.decorators)}${member.static ? "static " : ""}${kind} ${key}${value}`;
}

const decoratorsText = (printer: Printer, decorators: readonly Expression[]): string =>
  decorators.map((one) => `@${expressionText(printer, one)} `).join("");
