// Cuts the text of a type into words, so that `types.ts` can read it without the grammar.

export type Word = {
  readonly text: string;
  readonly kind: "name" | "string" | "number" | "template" | "mark";
  readonly start: number;
  readonly end: number;
};

const PATTERN =
  /(?<skip>\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/)|(?<name>[\p{L}_$#@][\p{L}\p{N}_$\u200c\u200d]*)|(?<number>\d[\d_a-fA-FxXoObn.]*)|(?<string>"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*')|(?<template>`(?:[^`\\]|\\[\s\S])*`)|(?<mark>=>|\.\.\.|[\s\S])/uy;

export function wordsOf(text: string, start: number, end: number): readonly Word[] {
  const words: Word[] = [];
  const pattern = new RegExp(PATTERN);
  pattern.lastIndex = start;
  while (pattern.lastIndex < end) {
    const from = pattern.lastIndex;
    const match = pattern.exec(text);
    if (!match) break;
    const groups = match.groups ?? {};
    if (groups["skip"] !== undefined) continue;
    const kind =
      groups["name"] !== undefined
        ? "name"
        : groups["number"] !== undefined
          ? "number"
          : groups["string"] !== undefined
            ? "string"
            : groups["template"] !== undefined
              ? "template"
              : "mark";
    words.push({ text: match[0], kind, start: from, end: pattern.lastIndex });
  }
  return words;
}
