import { expect, test } from "vitest";
import { walked } from "../src/map/walk";

const SEEN = [
  { item: "middle", x: 50, y: 50 },
  { item: "right", x: 80, y: 52 },
  { item: "far right", x: 95, y: 50 },
  { item: "above", x: 52, y: 20 },
  { item: "aside", x: 55, y: 90 },
];

test.each([
  ["right", "right"],
  ["up", "above"],
  ["down", "aside"],
  ["left", "middle"],
] as const)("the nearest to the %s is next; where there is none one stays", (step, next) => {
  expect(walked(SEEN, "middle", step)).toBe(next);
});

test("the way begins in the middle", () => {
  expect(walked(SEEN.filter(({ item }) => item !== "far right"), null, "up")).toBe("middle");
  expect(walked([], null, "up")).toBeNull();
});
