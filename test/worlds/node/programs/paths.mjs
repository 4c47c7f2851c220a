import path, { posix } from "node:path";

console.log(posix === path, path.sep, path.delimiter);
for (const parts of [
  ["a", "..", "b", "./c"],
  ["/a", "b", "../../.."],
  ["", ""],
  ["a", "", "b/"],
  ["..", "x"],
  ["/", "a"],
  ["./a/b/"],
  ["//a"],
])
  console.log(path.join(...parts));
for (const each of ["/a/b/c.txt", "c", "/", "", ".", "a/b/", "/a", "//a//b//", ".hidden", "x.tar.gz", "a.", "..", "/a/.b/c.d"]) {
  console.log(
    [each, path.dirname(each), path.basename(each), path.extname(each), path.normalize(each), path.isAbsolute(each)],
    path.parse(each),
  );
}
console.log(
  path.resolve("/x", "y", "../z"),
  path.resolve("/a", "/b"),
  path.relative("/a/b/c", "/a/d"),
  path.relative("/a", "/a"),
  path.relative("/a", "/a/b/c"),
  path.basename("/a/b.txt", ".txt"),
  path.basename("b.txt", "b.txt"),
);
console.log(
  path.format({ dir: "/x", base: "y.z" }),
  path.format({ root: "/", name: "n", ext: ".e" }),
  path.format({ name: "n", ext: "e" }),
);
try {
  path.join(5);
} catch (error) {
  console.log(error.code, error.message);
}
