// The terminal: results on stdout, progress on stderr, colours only where someone looks.
import type { Paint } from "#report/text.ts";

export type Screen = {
  readonly print: (text: string) => void;
  readonly complain: (text: string) => void;
  /** One line that is replaced by the next; nothing when stderr is not a terminal. */
  readonly progress: (text: string) => void;
  readonly endProgress: () => void;
  readonly paint: Paint;
};

const codes = { bad: "31", warn: "33", good: "32", dim: "2", strong: "1" } as const;

export function createScreen(): Screen {
  const coloured = process.stdout.isTTY === true && process.env.NO_COLOR === undefined && process.env.TERM !== "dumb";
  const lively = process.stderr.isTTY === true && process.env.TERM !== "dumb";
  let shown = false;
  const clear = (): void => {
    if (shown) process.stderr.write("\r\u001b[K");
    shown = false;
  };
  return {
    print: (text) => {
      clear();
      process.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
    },
    complain: (text) => {
      clear();
      process.stderr.write(`${text}\n`);
    },
    progress: (text) => {
      if (!lively) return;
      clear();
      process.stderr.write(` ${text.slice(0, (process.stderr.columns ?? 80) - 2)}`);
      shown = true;
    },
    endProgress: clear,
    paint: (style, text) => (coloured ? `\u001b[${codes[style]}m${text}\u001b[0m` : text),
  };
}
