// Dates as people say them.
import { expect, test } from "vitest";
import { printAge, printDate } from "#ground/dates.ts";

test("dates", () => {
  expect(["2026-05-03T10:00:00Z", "2024-02-29", "2024-13-01", "soon"].map(printDate)).toEqual([
    "3 May 2026",
    "29 February 2024",
    "2024-13-01",
    "soon",
  ]);
});

test("ages, counted in days of the calendar", () => {
  const ages = [
    "2026-03-01",
    "2026-02-28",
    "2026-02-27",
    "2026-01-31",
    "2025-12-20",
    "2024-04-01",
    "2024-02-29",
    "2000-02-29",
    "2026-03-02",
    "soon",
  ];
  expect(ages.map((at) => printAge(at, "2026-03-01T00:00:00Z"))).toMatchInlineSnapshot(`
    [
      "today",
      "yesterday",
      "2 days ago",
      "29 days ago",
      "2 months ago",
      "22 months ago",
      "2 years ago",
      "26 years ago",
      "on 2 March 2026",
      "on soon",
    ]
  `);
});
