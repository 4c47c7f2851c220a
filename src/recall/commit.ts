// A commit as recall needs it: what was said when the code was changed, and where.

export type PastCommit = {
  readonly id: string;
  readonly author: string;
  /** ISO instant. */
  readonly at: string;
  readonly subject: string;
  readonly body: string;
  readonly paths: readonly string[];
};
