import { expect, test } from "vitest";
import type { DayAtlas, Histories, Status } from "../src/api/types";
import { Atlas } from "../src/record/atlas";
import { tally } from "../src/record/tally";
import { dayOf } from "../src/time/day";

const STATUSES: Status[] = ["held", "contested", "besieged", "disputed", "unknown"];
const GROUPS = [[], ["A"], ["B"], ["A", "B"]];

/** place, first day, last day, status, holder, last day on which it is not old */
type Row = [number, string | null, string | null, Status, number, string?];

function columns(rows: Row[]): Histories["stretches"] {
  const day = (iso: string | null | undefined): number | null => (iso ? dayOf(iso) : null);
  return {
    place: rows.map(([place]) => place),
    start: rows.map(([, start]) => day(start)),
    end: rows.map(([, , end]) => day(end)),
    status: rows.map(([, , , status]) => STATUSES.indexOf(status)),
    holder: rows.map(([, , , , holder]) => holder),
    by: rows.map(() => 0),
    candidates: rows.map(() => 0),
    confidence: rows.map(() => 1),
    last_evidence: rows.map(() => null),
    fresh_from: rows.map(() => null),
    fresh_to: rows.map(([, , , , , fresh]) => day(fresh)),
  };
}

const IDS = ["town", "besieged", "silent"];
const SHARED = { as_of: null, days: { start: "2017-11-01", end: "2017-12-31" }, old_after: 90, statuses: STATUSES, groups: GROUPS };
const ROWS: Row[] = [
  [0, null, "2017-11-08", "held", 1],
  [0, "2017-11-09", "2017-11-18", "contested", 3],
  [0, "2017-11-19", null, "held", 2, "2017-12-01"],
  [1, null, null, "besieged", 1],
];

function ofDay(on: string, rows: Row[]): Atlas {
  const places = {
    id: IDS,
    kind: IDS.map(() => "community" as const),
    rank: [1, 2, 3],
    name_ar: IDS,
    name_en: IDS,
    governorate: [0, 0, 0],
    lon: [40, 41, null],
    lat: [35, 36, null],
  };
  const day: DayAtlas = { ...SHARED, on, governorates: [{ name_ar: "", name_en: "" }], places, stretches: columns(rows) };
  return Atlas.ofDay(day);
}

const whole = ofDay("2017-11-10", []).through({ ...SHARED, ids: IDS, stretches: columns(ROWS) })!;
const [TOWN, BESIEGED, SILENT] = whole.spots as [Atlas["spots"][0], Atlas["spots"][0], Atlas["spots"][0]];

test.each([
  ["long before", "2015-01-01", "held", ["A"]],
  ["the last day of a tenure", "2017-11-08", "held", ["A"]],
  ["the first of the next", "2017-11-09", "contested", ["A", "B"]],
  ["long after", "2024-01-01", "held", ["B"]],
])("a day falls in its stretch: %s", (_, day, status, holder) => {
  const state = whole.stateOn(TOWN, dayOf(day))!;
  expect([state.status, state.holder]).toEqual([status, holder]);
});

test("nothing is known of a place without a stretch, nor of a day outside all of them", () => {
  expect(whole.stateOn(SILENT, dayOf("2017-11-10"))).toBeNull();
  expect(ofDay("2017-11-10", [[0, "2017-11-09", "2017-11-10", "held", 1]]).stateOn(TOWN, dayOf("2017-11-11"))).toBeNull();
});

test("news is old after the day until which the server says that it is not", () => {
  expect(whole.stateOn(TOWN, dayOf("2017-12-01"))!.old).toBe(false);
  expect(whole.stateOn(TOWN, dayOf("2017-12-02"))!.old).toBe(true);
  expect(whole.stateOn(BESIEGED, dayOf("2030-01-01"))!.old).toBe(false);
});

test.each([
  ["nothing between", "2017-11-09", "2017-11-18", []],
  ["a turn", "2017-11-08", "2017-11-09", ["town"]],
  ["the same backwards", "2017-11-09", "2017-11-08", ["town"]],
  ["news that grows old", "2017-12-01", "2017-12-02", ["town"]],
  ["all of it", "2010-01-01", "2020-01-01", ["town"]],
])("a step touches what may look otherwise: %s", (_, one, other, ids) => {
  expect(whole.touched(dayOf(one), dayOf(other)).map((spot) => spot.id)).toEqual(ids);
});

test("every place looks the same on two days between which it is not touched", () => {
  const first = dayOf("2017-11-01");
  for (let day = first; day < first + 60; day += 1) {
    const touched = new Set(whole.touched(day, day + 1));
    for (const spot of whole.spots) {
      if (!touched.has(spot)) expect(whole.stateOn(spot, day + 1)).toEqual(whole.stateOn(spot, day));
    }
  }
});

test("every known beginning is a turn, and its day one on which something changed", () => {
  expect(whole.turnDays(dayOf("2017-11-01"), dayOf("2017-12-31"))).toEqual([dayOf("2017-11-09"), dayOf("2017-11-19")]);
  expect(whole.turnsOn(dayOf("2017-11-09")).map(({ spot, state }) => [spot.id, state.status])).toEqual([["town", "contested"]]);
  expect(whole.turnsOn(dayOf("2017-11-10"))).toEqual([]);
});

test("an atlas of a day tells of that day alone", () => {
  const day = ofDay("2017-11-10", ROWS.slice(1, 2));
  expect(day.tellsOf(dayOf("2017-11-10"))).toBe(true);
  expect(day.tellsOf(dayOf("2017-11-11"))).toBe(false);
  expect(whole.tellsOf(dayOf("1999-01-01"))).toBe(true);
});

test("histories of other places are not taken for those of this atlas", () => {
  const other = { ...SHARED, ids: ["town", "besieged"], stretches: columns(ROWS) };
  expect(ofDay("2017-11-10", []).through(other)).toBeNull();
});

test("the tally counts a besieged place with its holder, a contested one with nobody", () => {
  expect(tally(whole, dayOf("2017-11-10"))).toEqual({
    parties: [{ id: "A", places: 1 }],
    contested: 1,
    besieged: 1,
    disputed: 0,
    unknown: 1,
    old: 0,
  });
});
