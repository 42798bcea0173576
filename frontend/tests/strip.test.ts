import { expect, test } from "vitest";
import { binned, heights } from "../src/record/strip";
import { dayOf } from "../src/time/day";

const DAYS = [
  { day: "2017-11-01", reports: 2, events: 1, killed: 4 },
  { day: "2017-11-02", reports: 0, events: 3, killed: 0 },
  { day: "2017-11-05", reports: 1, events: 0, killed: 0 },
];
const SPAN = [dayOf("2017-11-01"), dayOf("2017-11-05")] as const;

test("with room for every day each is a bin, silent ones too", () => {
  const { size, bins } = binned(DAYS, SPAN, 100);
  expect(size).toBe(1);
  expect(bins.map(({ reports }) => reports)).toEqual([2, 0, 0, 0, 1]);
  expect(bins.map(({ heard }) => heard)).toEqual([1, 0, 0, 0, 1]);
});

test("with less room days are summed, so that nothing is left out", () => {
  const { size, bins } = binned(DAYS, SPAN, 2);
  expect(size).toBe(3);
  expect(bins.map(({ reports, events, killed }) => [reports, events, killed])).toEqual([[2, 4, 4], [1, 0, 0]]);
  expect(bins.map(({ heard }) => heard)).toEqual([1 / 3, 1 / 2]);
});

test("days outside the record's are not on the strip", () => {
  const { bins } = binned([{ day: "1999-01-01", reports: 9, events: 9, killed: 9 }], SPAN, 100);
  expect(bins.every(({ reports }) => reports === 0)).toBe(true);
});

test("heights keep small values in sight", () => {
  expect(heights([0, 1, 100])).toEqual([0, 0.1, 1]);
  expect(heights([0, 0])).toEqual([0, 0]);
});
