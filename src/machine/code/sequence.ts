// One statement after another, until one does not complete normally.
import { type Exec, NORMAL } from "./builder.ts";

export function sequence(parts: readonly Exec[]): Exec {
  const [a, b, c, d] = parts;
  if (a === undefined) return () => NORMAL;
  if (b === undefined) return a;
  if (c === undefined) return two(a, b);
  if (d === undefined) return three(a, b, c);
  if (parts.length === 4) return four(a, b, c, d);
  return many(parts);
}

const two =
  (a: Exec, b: Exec): Exec =>
  (frame) => {
    const done = a(frame);
    return done === NORMAL ? b(frame) : done;
  };

const three =
  (a: Exec, b: Exec, c: Exec): Exec =>
  (frame) => {
    let done = a(frame);
    if (done !== NORMAL) return done;
    done = b(frame);
    return done === NORMAL ? c(frame) : done;
  };

const four =
  (a: Exec, b: Exec, c: Exec, d: Exec): Exec =>
  (frame) => {
    let done = a(frame);
    if (done !== NORMAL) return done;
    done = b(frame);
    if (done !== NORMAL) return done;
    done = c(frame);
    return done === NORMAL ? d(frame) : done;
  };

const many =
  (parts: readonly Exec[]): Exec =>
  (frame) => {
    for (let at = 0; at < parts.length; at++) {
      const done = parts[at]!(frame);
      if (done !== NORMAL) return done;
    }
    return NORMAL;
  };
