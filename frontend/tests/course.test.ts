import { describe, expect, test } from "vitest";
import type { EventCourse, Stretch } from "../src/api/types";
import { dayOf, isoOf } from "../src/time/day";
import { dayAt, lanes, moved, reach, wider, windowOf } from "../src/views/events/course";

const stretch = (family: string, day: string, events = 1): Stretch => ({ family, start: day, end: day, events, killed: 0, only: null });
const course: EventCourse = {
  as_of: null,
  step: "day",
  days: { start: "2017-11-01", end: "2017-11-10" },
  stretches: [stretch("fire", "2017-11-01"), stretch("fighting", "2017-11-02"), stretch("fire", "2017-11-09")],
  output: [],
  undated: 0,
  denied: 0,
};
const shown = windowOf(course)!;

describe("along the days", () => {
  test("a day has its share", () => expect(reach({ start: "2017-11-03", end: "2017-11-03" }, shown)).toEqual({ at: 0.2, width: 0.1 }));
  test("what lies outside is cut off", () =>
    expect(reach({ start: "2017-10-30", end: "2017-11-05" }, shown)).toEqual({ at: 0, width: 0.5 }));
  test.each([
    [0, "2017-11-01"],
    [0.55, "2017-11-06"],
    [1, "2017-11-10"],
  ])("at %f is %s", (share, day) => expect(isoOf(dayAt(share, shown))).toBe(day));
  test("wider is twice as long around the same middle", () => {
    const { from, to } = wider(shown);
    expect([from, to, dayOf(to) - dayOf(from) + 1]).toEqual(["2017-10-27", "2017-11-15", 20]);
  });
});

describe("the arrows", () => {
  const all = lanes(course, ["fighting", "fire"]);
  test("go along a lane and stop at its end", () => {
    expect(moved(all, [1, 0], [0, 1])).toEqual([1, 1]);
    expect(moved(all, [1, 1], [0, 1])).toEqual([1, 1]);
    expect(moved(all, [1, 1], [0, -Infinity])).toEqual([1, 0]);
  });
  test("go to the bar of the next lane that is nearest in time", () => {
    expect(moved(all, [0, 0], [1, 0])).toEqual([1, 0]);
    expect(moved(all, [1, 1], [-1, 0])).toEqual([0, 0]);
    expect(moved(all, [1, 1], [1, 0])).toEqual([1, 1]);
  });
});
