// Limits of asking a model. What comes from it is a stranger's text of unknown length.

/** A person waits for the reply; past this the plain wording is as good. */
export const answerTimeoutMs = 20_000;
/** One question in one or two sentences. */
export const answerCharactersMax = 400;
/** Bytes read from the endpoint before the connection is cut, whatever it says its length is. */
export const responseBytesMax = 64 * 1024;
