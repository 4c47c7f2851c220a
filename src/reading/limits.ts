// How much of a stranger's text is read. What lies beyond is left out, so that no text can hold the house up.

/** The longest issue body a forge takes. */
export const bodyLengthMax = 65_536;
/** A line or paragraph longer than this is data, not a sentence; it is cut. */
export const lineLengthMax = 2_000;
/** A scenario of more sentences than this is a document. */
export const sentencesMax = 200;
