// Limits of reading repositories. Each is ours, each has its reason.

/** Files above this are almost never written by people; they are named as omitted instead of read. */
export const fileBytesMax = 1_000_000;
/** One snapshot's text in memory; a simulation worker holds two. */
export const snapshotBytesMax = 300_000_000;
/** Texts kept between snapshots, since base and head share nearly all of them; two bytes a character. */
export const textsKeptMax = 128_000_000;
/** Git processes at once that read what is here: each may hold a pack in memory. */
export const processesMax = 4;
/** Git processes at once that wait for the network. */
export const fetchesMax = 4;
/** A fetch that takes longer than this is given back to the queue. */
export const fetchTimeoutMs = 300_000;
/** A local git command that takes longer than this hangs. */
export const commandTimeoutMs = 120_000;
/** Bare mirrors together; the least recently used go first. */
export const mirrorsBytesMax = 20_000_000_000;
/** Mirrors grow by what is fetched; an hour of it is little. */
export const tidyEveryMs = 3_600_000;
/** Output of one git command kept in memory. */
export const outputBytesMax = 512_000_000;
