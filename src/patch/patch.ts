// An edit that survived proof: applied in memory, parsed again, and simulated again on the failing scenario and on all that held around it.

export type Edit = { readonly path: string; readonly start: number; readonly end: number; readonly text: string };

/** Something to try; nothing is shown to anyone before it is proved. */
export type Candidate = { readonly idea: string; readonly says: string; readonly edit: Edit };

export type Patch = {
  readonly idea: string;
  /** In one sentence: "restores `<` instead of `<=`". */
  readonly says: string;
  readonly edit: Edit;
  /** Whole lines at head that are replaced, and by what, each line with its end; an empty text deletes them. */
  readonly lines: { readonly path: string; readonly from: number; readonly to: number; readonly text: string };
  readonly proof: {
    /** Scenarios that broke and hold again. */
    readonly repaired: readonly string[];
    /** How many others were simulated again and still hold. */
    readonly unchanged: number;
    /** What was not covered, said to the reader; null when nothing is known to be left out. */
    readonly notCovered: string | null;
  };
};
