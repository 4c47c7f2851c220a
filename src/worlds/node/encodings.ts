// The text encodings of Buffer, in plain arithmetic.

const BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const VALUES = new Map([...BASE64].map((sign, at) => [sign, at]));
VALUES.set("-", 62);
VALUES.set("_", 63);

export function encodeText(text: string, encoding: string): readonly number[] {
  switch (encoding) {
    case "hex":
      return fromHex(text);
    case "base64":
    case "base64url":
      return fromBase64(text);
    case "ascii":
    case "latin1":
    case "binary":
      return Array.from(text, (sign) => sign.charCodeAt(0) & 255);
    case "ucs2":
    case "ucs-2":
    case "utf16le":
    case "utf-16le":
      return Array.from({ length: text.length }, (_, at) => text.charCodeAt(at)).flatMap((code) => [code & 255, code >> 8]);
    default:
      return [...new TextEncoder().encode(text)];
  }
}

export function decodeBytes(bytes: Uint8Array, encoding: string): string {
  switch (encoding) {
    case "hex":
      return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
    case "base64":
      return toBase64(bytes, true);
    case "base64url":
      return toBase64(bytes, false).replaceAll("+", "-").replaceAll("/", "_");
    case "ascii":
      return Array.from(bytes, (byte) => String.fromCharCode(byte & 127)).join("");
    case "latin1":
    case "binary":
      return Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
    case "ucs2":
    case "ucs-2":
    case "utf16le":
    case "utf-16le":
      return Array.from({ length: bytes.length >> 1 }, (_, at) =>
        String.fromCharCode((bytes[at * 2] ?? 0) | ((bytes[at * 2 + 1] ?? 0) << 8)),
      ).join("");
    default:
      return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  }
}

/** Stops at the first pair that is no number. */
function fromHex(text: string): number[] {
  const bytes: number[] = [];
  for (let at = 0; at + 1 < text.length; at += 2) {
    const pair = text.slice(at, at + 2);
    if (!/^[0-9a-f]{2}$/i.test(pair)) break;
    bytes.push(Number.parseInt(pair, 16));
  }
  return bytes;
}

/** Signs that are none are passed over, as Node does. */
function fromBase64(text: string): number[] {
  const bytes: number[] = [];
  let bits = 0;
  let count = 0;
  for (const sign of text) {
    if (sign === "=") break;
    const value = VALUES.get(sign);
    if (value === undefined) continue;
    bits = ((bits << 6) | value) & 0xffffff;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes.push((bits >> count) & 255);
  }
  return bytes;
}

function toBase64(bytes: Uint8Array, padded: boolean): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at;
    const bits = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    text += BASE64.charAt(bits >> 18) + BASE64.charAt((bits >> 12) & 63);
    text += left > 1 ? BASE64.charAt((bits >> 6) & 63) : padded ? "=" : "";
    text += left > 2 ? BASE64.charAt(bits & 63) : padded ? "=" : "";
  }
  return text;
}
