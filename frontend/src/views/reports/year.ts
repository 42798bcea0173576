import type { Calendar } from "../../api/types";
import { calendar, dayOf, isoOf, type Day } from "../../time/day";

/** One day of a year: how many reports came out on it, and how many of them fit what is asked. */
export interface Cell {
  day: Day;
  iso: string;
  reports: number;
  found: number;
  /** Before the first report of the record or after the last: nobody could have spoken. */
  beyond: boolean;
  /** How many weeks after the year's first the day is, and its place in the week, 0–6. */
  week: number;
  weekday: number;
}

/** The first and last year in which reports came out, as far as days are known. */
export function years({ days }: Calendar): [number, number] | null {
  if (!days.start || !days.end) return null;
  return [calendar(dayOf(days.start)).year, calendar(dayOf(days.end)).year];
}

/** Every day of the year, in weeks that begin on `firstWeekday` (0 Sunday – 6 Saturday). */
export function cells(asked: Calendar, year: number, firstWeekday: number): Cell[] {
  const counted = new Map(asked.reports.map((each) => [each.day, each]));
  const [from, to] = [dayOf(`${pad(year)}-01-01`), dayOf(`${pad(year)}-12-31`)];
  const [first, last] = asked.days.start && asked.days.end ? [dayOf(asked.days.start), dayOf(asked.days.end)] : [Infinity, -Infinity];
  const offset = (calendar(from).weekday - firstWeekday + 7) % 7;
  return Array.from({ length: to - from + 1 }, (_, at) => {
    const day = from + at;
    const iso = isoOf(day);
    const { reports = 0, found = 0 } = counted.get(iso) ?? {};
    const place = at + offset;
    return { day, iso, reports, found, beyond: day < first || day > last, week: Math.floor(place / 7), weekday: place % 7 };
  });
}

/** How deep a day's colour is, 0 to 4: none, then quarters of the day with most. */
export function depth(found: number, most: number): number {
  return found === 0 || most === 0 ? 0 : Math.min(4, Math.ceil((4 * found) / most));
}

/** The longest run of days on which nobody spoke, between the first and the last report; null where there is none. */
export function longestSilence(all: readonly Cell[]): { first: Cell; last: Cell; days: number } | null {
  let best: { first: Cell; last: Cell; days: number } | null = null;
  let start: number | null = null;
  for (const [at, cell] of all.entries()) {
    const silent = !cell.beyond && cell.reports === 0;
    start = silent ? (start ?? at) : null;
    if (start !== null && at - start + 1 > (best?.days ?? 0)) best = { first: all[start]!, last: cell, days: at - start + 1 };
  }
  return best;
}

function pad(year: number): string {
  return String(year).padStart(4, "0");
}
