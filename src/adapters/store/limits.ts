// How long and how many, with the reason.

/** A job whose worker gave no sign for this long belongs to nobody: short, since a killed worker's work waits for it. */
export const leaseMsDefault = 15_000;
/** Times a job is begun before it is given up; a crash of its worker counts. */
export const attemptsMax = 5;
/** First wait after a failure; it quadruples, up to the second, and is spread by half to one and a half. */
export const backoffFirstMs = 1_000;
export const backoffMaxMs = 300_000;
/** Work is looked for this often where nobody calls; notifications make it sooner. */
export const pollMs = 1_000;
/** Expired leases are looked for this often in each process. */
export const reapEveryMs = 1_000;
/** Before a line that could not be opened is tried again. */
export const callAgainMs = 1_000;
/** Dead jobs shown to a person; the newest. */
export const deadShownMax = 100;
/** Rows of one bulk insert: arrays beyond this only cost memory. */
export const rowsPerInsertMax = 20_000;
/** Events of one listing when the caller gives no limit. */
export const eventsListedMax = 10_000;
/** Graphs of commits kept per repository: base and head of the pull requests in flight; git can make the others again. */
export const snapshotsKeptMax = 24;
/** Times a transaction is tried that the server aborted in favour of another. */
export const transactionTriesMax = 4;
/** Old caches and delivery ids are looked for this often. */
export const upkeepEveryMs = 3_600_000;
/** The forge redelivers for at most a month. */
export const deliveriesKeptDays = 90;
/** Runs and facts nobody asked for this long. */
export const cachesKeptDays = 60;
/** Blobs of one statement: their facts are parsed at once, and the process should breathe between. */
export const blobsPerQueryMax = 200;
/** Deliveries of one transaction: a burst of 500 is eight commits, and none holds the chain for long. */
export const deliveriesPerTransactionMax = 64;
/** A statement takes at most 65,535 values; a verdict has seven. */
export const verdictsPerInsertMax = 5_000;
