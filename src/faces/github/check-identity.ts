// How a check run of ours is known again: by the id we give it, made from pull request and head.

export const checkName = "Foretrace";
export const externalId = (number: number, head: string): string => `foretrace:${number}:${head}`;

export function numberIn(id: string): number | undefined {
  const number = /^foretrace:(\d+):/.exec(id)?.[1];
  return number === undefined ? undefined : Number(number);
}
