import { expect, test } from "vitest";
import { cells, depth, longestSilence, years } from "../src/views/reports/year";

const CALENDAR = {
  as_of: null,
  days: { start: "2017-11-03", end: "2017-11-20" },
  reports: [
    { day: "2017-11-03", reports: 2, found: 1 },
    { day: "2017-11-09", reports: 1, found: 0 },
    { day: "2017-11-20", reports: 1, found: 1 },
  ],
  publishers: [],
  undated: 0,
};

test("a year has all its days, each in its week", () => {
  const year = cells(CALENDAR, 2017, 1); // weeks from Monday; 1 January 2017 was a Sunday
  expect(year).toHaveLength(365);
  expect([year[0]!.week, year[0]!.weekday]).toEqual([0, 6]);
  expect([year[1]!.week, year[1]!.weekday]).toEqual([1, 0]);
  expect(cells(CALENDAR, 2016, 6)).toHaveLength(366);
});

test("a silent day is told from one beyond the record, and from one on which nothing fits", () => {
  const of = new Map(cells(CALENDAR, 2017, 1).map((cell) => [cell.iso, cell]));
  expect(of.get("2017-11-02")).toMatchObject({ beyond: true, reports: 0 });
  expect(of.get("2017-11-04")).toMatchObject({ beyond: false, reports: 0 });
  expect(of.get("2017-11-09")).toMatchObject({ beyond: false, reports: 1, found: 0 });
});

test("the longest silence lies between reports", () => {
  const silence = longestSilence(cells(CALENDAR, 2017, 1))!;
  expect([silence.first.iso, silence.last.iso, silence.days]).toEqual(["2017-11-10", "2017-11-19", 10]);
  expect(longestSilence(cells(CALENDAR, 2015, 1))).toBeNull();
});

test.each([
  [0, 10, 0],
  [1, 10, 1],
  [5, 10, 2],
  [10, 10, 4],
  [0, 0, 0],
])("%i of at most %i is drawn %i deep", (found, most, drawn) => {
  expect(depth(found, most)).toBe(drawn);
});

test("the years are those of the record, none where no day is known", () => {
  expect(years(CALENDAR)).toEqual([2017, 2017]);
  expect(years({ ...CALENDAR, days: { start: null, end: null } })).toBeNull();
});
