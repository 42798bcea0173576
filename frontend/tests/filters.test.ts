import { expect, test } from "vitest";
import { narrowing, none, type Field } from "../src/parts/filters";

const FIELDS: Field[] = [
  { is: "choice", key: "outcome", label: "", first: "killed", options: [] },
  { is: "choice", key: "theatre", label: "", first: "", options: [] },
  { is: "place", key: "place" },
  { is: "days" },
];

test("a choice that always has a value narrows nothing, one that may be any does", () => {
  expect(narrowing(FIELDS)).toEqual(["theatre", "place", "from", "to"]);
});

test("what takes all away takes the view's own fields with it, and leaves what only turns it", () => {
  expect(none(FIELDS, ["kind"])).toEqual({ kind: null, theatre: null, place: null, from: null, to: null });
});
