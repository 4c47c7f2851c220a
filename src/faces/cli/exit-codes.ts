// What a shell learns from us.

export const exitCodes = {
  /** Holds, or there is nothing to say. */
  holds: 0,
  breaks: 1,
  /** We failed, or the input was bad. */
  failed: 2,
  /** Nothing could be decided. */
  undecided: 3,
} as const;
