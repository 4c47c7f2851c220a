import fs, { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { readFile, stat, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";

const folder = path.join(os.tmpdir(), "shelf-of-tests");
rmSync(folder, { recursive: true, force: true });
mkdirSync(path.join(folder, "a", "b"), { recursive: true });
writeFileSync(path.join(folder, "note.txt"), "hello\nworld");
fs.appendFileSync(path.join(folder, "note.txt"), "!");
console.log(readFileSync(path.join(folder, "note.txt"), "utf8"), readFileSync(path.join(folder, "note.txt")).length);
writeFileSync(path.join(folder, "a", "data.json"), JSON.stringify({ x: 1 }));
console.log(
  readdirSync(folder).sort(),
  readdirSync(folder, { recursive: true }).sort(),
  existsSync(folder),
  existsSync(path.join(folder, "nope")),
);
console.log(
  statSync(folder).isDirectory(),
  statSync(path.join(folder, "note.txt")).size,
  (await stat(path.join(folder, "note.txt"))).isFile(),
);
for (const attempt of [
  () => readFileSync("/nowhere/at/all"),
  () => readdirSync("/nowhere"),
  () => mkdirSync(folder),
  () => statSync("/nowhere"),
  () => fs.unlinkSync("/nowhere/x"),
  () => fs.rmdirSync(folder),
  () => readFileSync(folder),
  () => writeFileSync("/nowhere/x", "y"),
  () => readFileSync(5.5),
]) {
  try {
    attempt();
    console.log("no error");
  } catch (error) {
    console.log(error.code, error.message.split(". Received")[0]);
  }
}
await writeFile(path.join(folder, "later.txt"), "later");
console.log(await readFile(path.join(folder, "later.txt"), "utf8"));
await readFile("/nowhere/z").catch((error) => console.log(error.code, error.message));
fs.renameSync(path.join(folder, "later.txt"), path.join(folder, "moved.txt"));
fs.copyFileSync(path.join(folder, "moved.txt"), path.join(folder, "copy.txt"));
console.log(
  readdirSync(folder, { withFileTypes: true })
    .map((entry) => `${entry.name} ${entry.isDirectory()}`)
    .sort(),
);
fs.readFile(path.join(folder, "copy.txt"), "utf8", (error, text) => {
  console.log(error, text);
  rmSync(folder, { recursive: true });
  console.log(existsSync(folder));
});
