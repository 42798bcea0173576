import { expect, test } from "vitest";
import { factorAt, radiusAt } from "../src/map/radius";
import { scaleOf } from "../src/map/scale";

test.each([
  [99_000, 50_000],
  [50_000, 50_000],
  [29_999, 20_000],
  [3_100, 3_000],
  [1_000, 1_000],
  [999, 500],
])("of %i metres the longest round length is %i", (metres, round) => {
  expect(scaleOf(metres, 90)).toEqual({ metres: round, pixels: (90 * round) / metres });
});

test("a village is a dot from afar and as large as its size from near", () => {
  expect([factorAt(5, 0), factorAt(5, 3)]).toEqual([0.72, 0.44]);
  expect([factorAt(8, 0), factorAt(8, 3)]).toEqual([1, 1]);
  expect(factorAt(9.5, 3)).toBeCloseTo(1.35);
  expect(radiusAt(14, { kind: "community", rank: 0 })).toBeCloseTo(8.5 * 1.7);
});
