// What a scenario or settings file may hold. Reaching a limit is said, with the place.

/** A scenario is read by people; the largest honest ones (tables of rows) stay far below. */
export const textLengthMax = 200_000;
/** Deep enough for any real body; keeps readers of nested values off the end of the host stack. */
export const depthMax = 64;
