import assert, { AssertionError, strict } from "node:assert";

const attempts = [
  () => assert.strictEqual(1, 2),
  () => assert.strictEqual(1, 2, "words"),
  () => assert.deepStrictEqual({ a: 1, b: [1, 2] }, { a: 1, b: [1, 3] }),
  () => assert(false, "msg"),
  () => assert.throws(() => {}),
  () => assert.throws(() => {}, TypeError, "must throw"),
  () =>
    assert.throws(() => {
      throw new TypeError("x");
    }, RangeError),
  () =>
    assert.throws(
      () => {
        throw new Error("x");
      },
      { message: "y" },
    ),
  () =>
    assert.throws(() => {
      throw new Error("x");
    }, /y/),
  () =>
    assert.throws(
      () => {
        throw new Error("x");
      },
      () => false,
    ),
  () =>
    assert.doesNotThrow(() => {
      throw new Error("x");
    }),
  () => assert.equal(1, 2),
  () => assert.equal(null, undefined),
  () => assert.notEqual(1, "1"),
  () => assert.deepEqual([1, 2, 3], [1, 2, "3"]),
  () => assert.deepEqual([1, 2, 3], [1, 2, 4]),
  () => assert.notDeepStrictEqual({ a: 1 }, { a: 1 }),
  () => assert.notStrictEqual(1, 1),
  () => assert.strictEqual("a".repeat(10), `${"a".repeat(9)}b`),
  () => assert.strictEqual("a\nb\nc", "a\nb\nd"),
  () => assert.strictEqual({}, {}),
  () => assert.strictEqual(NaN, 0),
  () => assert.deepStrictEqual(new Map([[1, 2]]), new Map([[1, 3]])),
  () => assert.deepStrictEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], [1, 2, 3, 4, 5, 6, 7, 8, 9, 11]),
  () => assert.deepStrictEqual(new Date(0), new Date(1)),
  () => assert.deepStrictEqual({ a: undefined }, {}),
  () => assert.match("abc", /x/),
  () => assert.doesNotMatch("abc", /b/),
  () => assert.fail(),
  () => assert.fail("boom"),
  () => assert.ifError(null),
  () => assert.ifError(new Error("q")),
  () => strict.equal(1, "1"),
  () => assert.strictEqual(1, 2, new RangeError("mine")),
  () => {
    throw new AssertionError({ actual: 1, expected: 2, operator: "strictEqual" });
  },
];
for (const attempt of attempts) {
  try {
    attempt();
    console.log("fine");
  } catch (error) {
    console.log(error.name, error.code, error.operator, error.generatedMessage);
    console.log(error.message);
  }
}
try {
  assert.ok(0 === 1);
} catch (error) {
  console.log(error.message);
}
try {
  assert(attempts.length === 0 && "text (with) brackets" !== ")");
} catch (error) {
  console.log(error.message);
}
await assert.rejects(Promise.reject(new Error("q")), /q/);
await assert.rejects(async () => 1).catch((error) => console.log(error.message));
await assert.doesNotReject(Promise.resolve(1));
