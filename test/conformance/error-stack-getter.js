// The first line of a stack asks the name as any reader would.
class Custom extends Error {
  get name() {
    return "Custom";
  }
}
console.log(new Custom("x").stack.split("\n")[0]);
