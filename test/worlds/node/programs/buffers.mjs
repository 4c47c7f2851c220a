const text = "héllo ☃";
for (const encoding of ["utf8", "hex", "base64", "base64url", "latin1", "ascii", "utf16le"])
  console.log(encoding, Buffer.from(text).toString(encoding), Buffer.byteLength(text, encoding === "hex" ? "utf8" : encoding));
console.log(
  Buffer.from("aGk=", "base64").toString(),
  Buffer.from("6869", "hex").toString(),
  Buffer.from([1, 256, -1]),
  Buffer.alloc(3, "ab"),
  Buffer.from("x").equals(Buffer.from("x")),
);
console.log(
  Buffer.concat([Buffer.from("a"), Buffer.from("bc")]),
  Buffer.isBuffer(Buffer.alloc(1)),
  Buffer.isBuffer(new Uint8Array(1)),
  Buffer.compare(Buffer.from("a"), Buffer.from("b")),
);
const words = Buffer.from("abcdef");
console.log(
  words.slice(1, 3).toString(),
  words.subarray(2).toString("utf8", 1),
  words.indexOf("cd"),
  words.includes("zz"),
  words.toJSON(),
  JSON.stringify(words),
  words.readUInt16BE(0),
  words.readUInt32LE(1),
  words[0],
);
words.writeUInt16LE(0x4142, 0);
words.write("Z", 5);
console.log(words.toString(), [...words.entries()].length, Buffer.from("a".repeat(60)));
console.log(new TextDecoder().decode(new TextEncoder().encode(text)), new TextEncoder().encode("ab"), atob("aGk="), btoa("hi"));
try {
  Buffer.from("x", "nope");
} catch (error) {
  console.log(error.name, error.message);
}
