// One name in the three shapes that files, functions and types have it in.

export type Words = { readonly kebab: string; readonly camel: string; readonly pascal: string };

export function wordsOf(name: string): Words {
  const parts = name
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .split(/[-_ ]+/)
    .filter((part) => part !== "");
  if (parts.length === 0 || parts.some((part) => !/^[a-z][a-z0-9]*$/.test(part)))
    throw new Error(`"${name}" is no name: letters and digits, in words`);
  const pascal = parts.map((part) => `${part[0]?.toUpperCase()}${part.slice(1)}`).join("");
  return { kebab: parts.join("-"), camel: `${pascal[0]?.toLowerCase()}${pascal.slice(1)}`, pascal };
}
