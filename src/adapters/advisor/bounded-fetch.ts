// A fetch that ends: after so many bytes, or so much time, the connection is cut and the answer is an error.
// An endpoint that streams for ever or sends a gigabyte costs its limit and nothing more.
import { answerTimeoutMs, responseBytesMax } from "./limits.ts";

export class TooMuch extends Error {
  override readonly name = "TooMuch";
}

export async function boundedFetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const limit = AbortSignal.timeout(answerTimeoutMs);
  const signal = init?.signal ? AbortSignal.any([init.signal, limit]) : limit;
  const response = await fetch(input, { ...init, signal, redirect: "error" });
  const pieces: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (;;) {
    const piece = await reader?.read();
    if (piece === undefined || piece.done) break;
    size += piece.value.byteLength;
    if (size > responseBytesMax) {
      await reader?.cancel();
      throw new TooMuch(`the answer is longer than ${responseBytesMax} bytes`);
    }
    pieces.push(piece.value);
  }
  const headers = new Headers(response.headers);
  headers.delete("content-encoding"); // decoded already
  headers.delete("content-length");
  return new Response(Buffer.concat(pieces), { status: response.status, headers });
}
