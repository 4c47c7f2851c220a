// The limits of the language's own library, each with its unit and reason. Limits of a whole run are the machine's.

/** Steps of the host's backtracking that an input may cost by the estimate of `regexp/risk.ts`: a fraction of a second. */
export const hostBacktracksMax = 50_000_000;
/** UTF-16 units of input for a pattern that backtracks exponentially: two to this power steps is a blink. */
export const exponentialInputMax = 18;
/** UTF-16 units of a pattern: real ones are far below, and compiling costs more than linear. */
export const patternMax = 1 << 16;
/** Bytes of one buffer: guest programs that really need more do not fit in a simulation. */
export const bytesMax = 1 << 26;
