import { expect, test } from "vitest";
import type { ControlStatement, Offsets, Report } from "../src/api/types";
import { laidOut, roles } from "../src/text/blocks";
import { nameOf, orderly } from "../src/text/controls";
import { pieces, type Piece } from "../src/text/pieces";

const TEXT = "صورة 📷\nسيطرت القوات على قرية مراط وقرية مظلوم أمس \u202eabc\u202c.";

function at(words: string, text = TEXT): Offsets {
  const unit = text.indexOf(words);
  const start = [...text.slice(0, unit)].length;
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
  retraction: null,
  superseded: [],
  reader: { name: "rules", model: null, prompt: null },
  review: [],
  statements: [
    control("one", at("سيطرت القوات على قرية مراط"), "مراط"),
    control("two", at("سيطرت القوات على قرية مراط وقرية مظلوم"), "مظلوم"),
    control("three", at("سيطرت القوات على قرية مراط"), "مراط"),
  ],
};

function shown(report: Report, active: ControlStatement | null = null): Piece[] {
  const layout = laidOut(report);
  const parts = active ? roles(active, layout.points) : [];
  return layout.blocks.flatMap((block) => pieces(layout, block, () => true, parts));
}

const written = (found: readonly Piece[]): string => found.map((piece) => piece.text).join("");

test("the pieces give back the whole text, in order", () => {
  expect(written(shown(REPORT))).toBe(TEXT);
});

test("statements of one kind that begin at one word are one line, others lie in another lane", () => {
  const attack = { ...control("four", at("على قرية مراط"), "مراط"), kind: "incident" } as unknown as ControlStatement;
  const { lines, lineOf } = laidOut({ ...REPORT, statements: [...REPORT.statements, attack] });
  expect(lines.map((line) => [line.lane, line.statements.map(({ statement }) => statement.id)])).toEqual([
    [0, ["one", "three", "two"]],
    [1, ["four"]],
  ]);
  expect(lineOf.get("two")).toBe(lineOf.get("one"));
});

test("words belong to the statements that they are the words of, the shortest first", () => {
  const ids = (word: string): string[] =>
    shown(REPORT).find((piece) => piece.text.includes(word))!.statements.map((each) => each.id);
  expect(ids("سيطرت")).toEqual(["one", "three", "two"]);
  expect(ids("مظلوم")).toEqual(["two"]);
  expect(ids("صورة")).toEqual([]);
});

test("noise is told, and a passage that was published before begins a block", () => {
  const { blocks } = laidOut(REPORT);
  expect(blocks.map((block) => [block.opens !== null, block.republished])).toEqual([
    [false, false],
    [true, true],
  ]);
  expect(shown(REPORT)[0]!.noise).toBe(true);
});

test("a place's words have that part in their own statement alone", () => {
  const [one, two] = REPORT.statements as ControlStatement[];
  const part = (active: ControlStatement): string | null => shown(REPORT, active).find((piece) => piece.text === "مراط")?.role ?? null;
  expect([part(one!), part(two!)]).toEqual(["place", null]);
});

test("a character that reorders others stands by itself, and has a name", () => {
  const found = shown(REPORT).filter((piece) => piece.unseen);
  expect(found.map((piece) => [piece.text, piece.unseen])).toEqual([
    ["\u202e", "RLO"],
    ["\u202c", "PDF"],
  ]);
  expect(nameOf("\u0000")).toBe("U+0000");
  expect(nameOf("\u200f")).toBeNull();
  expect(orderly("a\u202eb\u2066c")).toBe("abc");
});

test.each([
  ["many lines", "سطر قصير.\n".repeat(5000)],
  ["one line without end", "كلمة ".repeat(20_000)],
  ["a line without a space, of characters beyond U+FFFF", "📷".repeat(20_000)],
  ["no words", ""],
])("a long text is in blocks, whatever it is made of: %s", (_, text) => {
  const layout = laidOut({ ...REPORT, text, noise: [], passages: [], statements: [] });
  expect(written(layout.blocks.flatMap((block) => pieces(layout, block, () => true, [])))).toBe(text);
  for (const { start, end } of layout.blocks) expect(end - start).toBeLessThanOrEqual(6001);
  expect(layout.blocks.every((block) => !/^[\udc00-\udfff]/.test(text.slice(block.start, block.end)))).toBe(true);
  if (text) expect(layout.blocks.at(-1)!.end).toBe(text.length);
});

test("a statement over several blocks is in each", () => {
  const text = "سطر قصير.\n".repeat(500);
  const statement = { ...control("all", [5, text.length - 5], "سطر"), places: [] };
  const layout = laidOut({ ...REPORT, text, noise: [], passages: [], statements: [statement] });
  expect(layout.blocks.length).toBeGreaterThan(3);
  expect(layout.blocks.every((block) => block.lines.length === 1)).toBe(true);
});
