import { fileURLToPath, URL as NodeURL, pathToFileURL } from "node:url";

console.log(NodeURL === URL, new URL("https://user:pw@example.com:8080/p/a?x=1&y=2#h"));
const url = new URL("../b?c=d", "http://a.example/x/y/z");
url.searchParams.append("e f", "g&h");
url.hash = "top";
url.port = "81";
console.log(url.href, String(url), JSON.stringify({ url }), url.origin, url.host);
url.search = "?only=1";
console.log([...url.searchParams], url.searchParams.get("only"), url.searchParams.has("e f"));
const params = new URLSearchParams({ b: 2, a: "x y", c: "ü" });
params.sort();
params.delete("b");
console.log(
  params.toString(),
  params.size,
  params,
  [...params.keys()],
  new URLSearchParams("?q=1&q=2").getAll("q"),
  new URLSearchParams([["k", "v"]]).get("k"),
);
for (const bad of ["nope", "http://", ""]) {
  try {
    new URL(bad);
  } catch (error) {
    console.log(error.name, error.code, error.message, error.input);
  }
}
console.log(URL.canParse("a:b"), fileURLToPath("file:///a/b%20c.txt"), pathToFileURL("/a/b c").href);
