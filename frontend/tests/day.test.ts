import { expect, test } from "vitest";
import { calendar, dayOf, isDay, isoOf, monthStarts } from "../src/time/day";

test.each(["1970-01-01", "2012-02-29", "2017-11-09", "2019-03-24"])("%s goes to a number and back", (iso) => {
  expect(isoOf(dayOf(iso))).toBe(iso);
});

test("a calendar day has its weekday", () => {
  expect(calendar(dayOf("2017-11-09"))).toEqual({ year: 2017, month: 10, date: 9, weekday: 4 });
});

test.each([
  ["2017-11-09", true],
  ["2017-02-30", false],
  ["2017-11-9", false],
  ["2017", false],
  ["<script>", false],
])("whether %s is a day: %s", (text, expected) => {
  expect(isDay(text)).toBe(expected);
});

test("months begin on their first", () => {
  expect(monthStarts(dayOf("2017-11-09"), dayOf("2018-02-01")).map(isoOf)).toEqual([
    "2017-12-01",
    "2018-01-01",
    "2018-02-01",
  ]);
});
