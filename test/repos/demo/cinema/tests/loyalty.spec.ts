import { levelOf, pointsFor, pointsToNext } from "../src/loyalty";

describe("loyalty points", () => {
  test("count whole euros", () => {
    expect(pointsFor(1299, 3)).toBe(12);
  });

  test("count twice on Mondays", () => {
    expect(pointsFor(1299, 1)).toBe(24);
  });

  test("lead to levels", () => {
    expect([0, 99, 100, 499, 500].map(levelOf)).toEqual(["guest", "guest", "friend", "friend", "patron"]);
  });

  test("say how many are missing", () => {
    expect(pointsToNext(80)).toBe(20);
    expect(pointsToNext(100)).toBe(400);
    expect(pointsToNext(700)).toBe(0);
  });
});
