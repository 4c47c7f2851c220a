// GitHub's limits that we meet, each from its own documentation (REST: checks, issues, pulls; webhooks).

/** GitHub takes no more in one call, and more than this is not read. */
export const annotationsMax = 50;
export const annotationTitleMax = 255;
/** A message and the details of an annotation may have 64 KB each; a character takes up to four bytes. */
export const annotationTextMax = 16_000;
export const outputTextMax = 65_535;
/** Ours: what the conversation tab shows in one line. */
export const checkTitleMax = 120;
export const commentBodyMax = 65_536;
/** Ours: the most a reviewer reads. The rest stands in the table. */
export const reviewCommentsMax = 10;
/** GitHub sends nothing larger; whatever is, is not from GitHub. */
export const webhookBytesMax = 25 * 1024 * 1024;
/** Ours: older news of a pull request is seldom news. GitHub keeps deliveries longer. */
export const missedHoursMax = 48;
export const missedListedMax = 1_000;
