// The frame of a guest call: one host array. The first places are fixed, then come the function's registers,
// then what resumable code keeps between suspensions. What a place holds is known to the compiler of the function.
export type Frame = unknown[];

/** The `Code` that runs in this frame. */
export const CODE = 0;
/** The offset in the text of what is being done now; written before calls and when something throws. */
export const AT = 1;
/** The captured cells of the closure. */
export const CAPTURED = 2;
/** The value of a `return` on its way out. */
export const RESULT = 3;
/** The function object that is running, for stack lines and `new.target`. */
export const CALLEE = 4;
/** The first register. */
export const REGISTERS = 5;
