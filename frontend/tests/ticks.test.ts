import { expect, test } from "vitest";
import { locale } from "../src/i18n/locale.svelte";
import { dayOf } from "../src/time/day";
import { ticks } from "../src/time/ticks";

locale.language = "en";
const words = (first: string, last: string, most: number): string[] => ticks(dayOf(first), dayOf(last), most).map((each) => each.words);

test("days have their month once, and the year with the first", () => {
  expect(words("2017-10-28", "2017-11-10", 7)).toEqual(["28 Oct 2017", "30", "1 Nov", "3", "5", "7", "9"]);
});

test("weeks of a winter are told by their days, the year where it turns", () => {
  expect(words("2017-11-20", "2018-01-20", 9)).toEqual(["20 Nov 2017", "27", "4 Dec", "11", "18", "25", "1 Jan 2018", "8", "15"]);
});

test("months are named, January by its year", () => {
  expect(words("2017-09-21", "2018-03-15", 9)).toEqual(["Oct 2017", "Nov", "Dec", "2018", "Feb", "Mar"]);
});

test("of many months some stand, of many years their numbers alone", () => {
  expect(words("2017-09-21", "2018-12-15", 5)).toEqual(["Oct 2017", "2018", "Apr", "Jul", "Oct"]);
  expect(words("2013-03-01", "2025-10-01", 7)).toEqual(["2014", "2016", "2018", "2020", "2022", "2024"]);
});

test.each([1, 2, 3, 5, 9, 20])("no more than %i stand, and no two side by side read alike", (most) => {
  for (const days of [1, 6, 13, 44, 69, 70, 100, 300, 800, 5000]) {
    const found = ticks(dayOf("2016-12-28"), dayOf("2016-12-28") + days, most);
    expect(found.length).toBeLessThanOrEqual(most + 1);
    const alike = found.filter((one, at) => found[at + 1]?.words === one.words);
    expect(alike).toEqual([]);
  }
});
