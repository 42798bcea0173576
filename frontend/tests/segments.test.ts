import { expect, test } from "vitest";
import type { ControlStatement, Offsets, Report } from "../src/api/types";
import { roleOf, segments } from "../src/text/segments";

const TEXT = "صورة 📷\nسيطرت القوات على قرية مراط وقرية مظلوم أمس.";

function at(words: string): Offsets {
  const unit = TEXT.indexOf(words);
  const start = [...TEXT.slice(0, unit)].length;
  return [start, start + [...words].length];
}

function control(id: string, span: Offsets, place: string): ControlStatement {
  const named = { text: place, place_id: null, name: null, name_ar: null, admin1: null, lat: null, lon: null };
  return {
    id,
    kind: "control",
    span,
    quote: "",
    modality: "asserted",
    attribution: [],
    as_of: null,
    places: [{ ...named, span: at(place), resolution: "unresolved" }],
    rule: "test",
    confidence: 1,
    date: { start: null, end: null, precision: "day", span: at("أمس"), basis: "expression" },
    holder: ["A"],
    previous: [],
    by: [],
    status: "captured",
    extent: null,
  };
}

const REPORT: Report = {
  id: "sha256:0",
  source: "test.txt",
  text: TEXT,
  heading: null,
  publisher: null,
  publisher_basis: "unknown",
  published: { start: null, end: null, basis: "unknown", span: null },
  title: null,
  extractor: null,
  noise: [at("صورة 📷")],
  passages: [{ start: at("سيطرت")[0], end: [...TEXT].length, status: "republished", as_of: null }],
  issues: [],
  judged: [],
  statements: [
    control("one", at("سيطرت القوات على قرية مراط"), "مراط"),
    control("two", at("سيطرت القوات على قرية مراط وقرية مظلوم"), "مظلوم"),
  ],
};

test("the segments give back the whole text, in order", () => {
  expect(segments(REPORT).map((segment) => segment.text).join("")).toBe(TEXT);
});

test("words of two statements belong to both, words of one to one", () => {
  const found = segments(REPORT);
  const ids = (word: string): string[] =>
    found.find((segment) => segment.text.includes(word))!.statements.map((each) => each.id);
  expect(ids("سيطرت")).toEqual(["one", "two"]);
  expect(ids("مظلوم")).toEqual(["two"]);
  expect(ids("صورة")).toEqual([]);
});

test("noise and republished passages are told apart", () => {
  const [first, ...rest] = segments(REPORT);
  expect([first!.noise, first!.republished]).toEqual([true, false]);
  expect(rest.at(-1)!.republished).toBe(true);
});

test("a place's words have that role in their own statement alone", () => {
  const [one, two] = REPORT.statements;
  const place = segments(REPORT).find((segment) => segment.text === "مراط")!;
  expect([roleOf(place, one!), roleOf(place, two!)]).toEqual(["place", null]);
});
