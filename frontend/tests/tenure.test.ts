import { expect, test } from "vitest";
import type { PlaceControl, Status, Tenure } from "../src/api/types";
import { silence, tenureOn } from "../src/record/tenure";
import { dayOf } from "../src/time/day";

function tenure(status: Status, start: string | null, end: string | null, ...holder: string[]): Tenure {
  const began = { start, end: start };
  const rest = { by: [], candidates: [], confidence: 1, statements: [], reason: "captured" };
  return { status, start, end, began, holder, last_evidence: start, ...rest };
}

function place(id: string, ...tenures: Tenure[]): PlaceControl {
  const names = { name_ar: id, name_en: id, admin1: "", admin1_ar: "" };
  return { id, kind: "community", rank: 3, lat: 35, lon: 40, ...names, tenures };
}

const TOWN = place(
  "town",
  tenure("held", null, "2017-11-08", "A"),
  tenure("contested", "2017-11-09", "2017-11-18", "A", "B"),
  tenure("held", "2017-11-19", null, "B"),
);

test.each([
  ["long before", "2015-01-01", "held"],
  ["the last day of a tenure", "2017-11-08", "held"],
  ["the first of the next", "2017-11-09", "contested"],
  ["long after", "2024-01-01", "held"],
])("a day falls in its tenure: %s", (_, day, status) => {
  expect(tenureOn(TOWN.tenures, dayOf(day))?.status).toBe(status);
});

test("a day outside every tenure has none", () => {
  expect(tenureOn([tenure("held", "2017-11-09", "2017-11-10", "A")], dayOf("2017-11-11"))).toBeNull();
});

test("silence is counted from the last evidence, and not before it", () => {
  const last = TOWN.tenures[2]!;
  expect(silence(last, dayOf("2017-11-29"))).toBe(10);
  expect(silence(last, dayOf("2017-11-18"))).toBeNull();
});
