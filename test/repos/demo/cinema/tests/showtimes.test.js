import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { endOf, minutesOf, overlap } from "../src/showtimes.js";

describe("showtimes", () => {
  it("are minutes after midnight", () => {
    assert.equal(minutesOf("0:00"), 0);
    assert.equal(minutesOf("20:15"), 1215);
  });

  it("refuse what is no time", () => {
    assert.throws(() => minutesOf("24:00"), RangeError);
    assert.throws(() => minutesOf("noon"), /no such time: noon/);
  });

  it("overlap when one begins before the other ends", () => {
    const first = { at: "18:00", minutes: 120 };
    assert.equal(overlap(first, { at: "19:59", minutes: 90 }), true);
    assert.equal(overlap(first, { at: "20:00", minutes: 90 }), false);
  });

  it("may end after midnight", () => {
    assert.deepEqual([endOf({ at: "23:30", minutes: 95 }), endOf({ at: "14:00", minutes: 100 })], ["1:05", "15:40"]);
  });
});
