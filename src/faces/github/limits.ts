// GitHub's limits that we meet, each from its own documentation (REST: checks, issues, pulls; webhooks).

export const annotationsPerRequestMax = 50;
/** We post fewer in all: more than this is not read. */
export const annotationsMax = 50;
export const outputTextMax = 65_535;
export const commentBodyMax = 65_536;
export const annotationTitleMax = 255;
export const annotationBytesMax = 64_000;
/** Ours: the most a reviewer reads. The rest stands in the table. */
export const reviewCommentsMax = 10;
/** GitHub sends nothing larger; whatever is, is not from GitHub. */
export const webhookBytesMax = 25 * 1024 * 1024;
