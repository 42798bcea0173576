import { dayOf, isDay, isoOf } from "../../time/day";
import { record } from "../../view/record.svelte";
import { route, type Query } from "../../view/route.svelte";

/** What is put side by side: two days, one day as known on two days, or two sources. */
export const MODES = ["days", "knowledge", "sources"] as const;
export type Mode = (typeof MODES)[number];
export const WINDOWS = ["7", "30", "90", "all"] as const;
export type Window = (typeof WINDOWS)[number];

/** One side: its day, what was known when, and by whose account (null: everybody's). */
export interface Side {
  on: string;
  asOf: string | null;
  source: string | null;
}

const AROUND_DAYS = 15;

export function modeAsked(): Mode {
  return MODES.find((mode) => mode === route.get("mode")) ?? "days";
}

export function windowAsked(): Window {
  return WINDOWS.find((each) => each === route.get("window")) ?? "30";
}

/** The day that the address gives, else `otherwise`. */
function dayAsked(key: string, otherwise: string): string {
  const given = route.get(key);
  return given !== null && isDay(given) ? given : otherwise;
}

/** The days that are compared where the address names none: around the busiest month of the record. */
function usual(): { earlier: string; later: string; last: string } {
  const days = record.about?.days;
  const last = days?.end ?? days?.start ?? "2017-01-01";
  const middle = dayOf(record.about?.opening ?? last);
  const shifted = (by: number): string => isoOf(Math.min(middle + by, dayOf(last)));
  return { earlier: shifted(-AROUND_DAYS), later: shifted(AROUND_DAYS), last };
}

/** Both sides, as the address asks for them; `publishers` are the record's, most statements first. */
export function sidesAsked(publishers: readonly string[]): [Side, Side] {
  const { earlier, later } = usual();
  switch (modeAsked()) {
    case "days": {
      const asOf = route.get("as_of");
      return [
        { on: dayAsked("a", earlier), asOf, source: null },
        { on: dayAsked("b", later), asOf, source: null },
      ];
    }
    case "knowledge": {
      const on = dayAsked("on", later);
      return [
        { on, asOf: dayAsked("a", earlier), source: null },
        { on, asOf: dayAsked("b", later), source: null },
      ];
    }
    case "sources": {
      const [on, asOf] = [dayAsked("on", later), route.get("as_of")];
      const [one, other] = [route.get("one") ?? publishers[0] ?? "", route.get("other") ?? publishers[1] ?? ""];
      return [
        { on, asOf, source: one },
        { on, asOf, source: other },
      ];
    }
  }
}

/** The days up to a side's day that its figures count, as a query has them. */
export function windowOf(side: Side, window: Window): Query {
  const from = window === "all" ? null : isoOf(dayOf(side.on) - Number(window) + 1);
  return { from, to: side.on };
}
