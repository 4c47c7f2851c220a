// How long and how many, with the reason.

/** initdb takes 2 to 3 s on a quiet machine; a crowded one gets twenty times that. */
export const initTimeoutMs = 60_000;
/** A start after a crash replays the log first. */
export const startTimeoutMs = 60_000;
/** Between two looks at a server that is coming up: it needs about 100 ms. */
export const startPollMs = 25;
/** After a server of ours went away unasked, before it is started again. */
export const restartDelayMs = 500;
/** A fast shutdown writes what is dirty; after this we leave it to itself. */
export const stopTimeoutMs = 20_000;
/** How often a start is tried that fails at once: right after a kill the shared memory may still be held for a moment. */
export const startsMax = 40;
/** A cluster in the making is younger than this. */
export const leftoverAgeMs = 5 * 60_000;
/** Connections per process: enough to keep two cores busy; a server allows 100 in all. */
export const connectionsMax = 10;
/** How long a query waits for a free connection before that is an error. */
export const connectTimeoutMs = 30_000;
export const poolSettings = { max: connectionsMax, connectionTimeoutMillis: connectTimeoutMs, application_name: "foretrace" };
/** A Unix socket's path may have about 107 bytes, of which the file's own name takes 15. */
export const socketDirectoryBytesMax = 90;
/** The holder of an in-process store renews its lock this often; unrenewed for `lockStaleMs` it counts as dead. */
export const lockRenewMs = 2_000;
export const lockStaleMs = 15_000;
/** Between two looks while another process takes a dead one's lock away. */
export const breakPollMs = 20;
/** The server's own log is begun anew at a start when it has grown beyond this. */
export const logBytesMax = 4_000_000;
