import type { DayList } from "../api/types";
import { dayOf, type Day } from "../time/day";

/** What was told and what happened on some days that follow each other. */
export interface Bin {
  reports: number;
  events: number;
  killed: number;
  /** Of its days, the share on which any report came out. */
  heard: number;
}

export interface Bins {
  /** Days in each, the last perhaps fewer. */
  size: number;
  bins: Bin[];
}

/** The days from `first` to `last` in bins, so few that each has room on the strip: sums, so that nothing is left out. */
export function binned(days: DayList["days"], [first, last]: readonly [Day, Day], most: number): Bins {
  const size = Math.max(1, Math.ceil((last - first + 1) / Math.max(1, most)));
  const bins = Array.from({ length: Math.ceil((last - first + 1) / size) }, () => ({ reports: 0, events: 0, killed: 0, heard: 0 }));
  for (const { day, reports, events, killed } of days) {
    const at = dayOf(day) - first;
    const bin = at < 0 ? undefined : bins[Math.floor(at / size)];
    if (!bin || at > last - first) continue;
    bin.reports += reports;
    bin.events += events;
    bin.killed += killed;
    if (reports > 0) bin.heard += 1;
  }
  for (const [number, bin] of bins.entries()) bin.heard /= Math.min(size, last - first + 1 - number * size);
  return { size, bins };
}

/** Heights from 0 to 1 by the square root, so that a day of one report is seen beside a day of a hundred. */
export function heights(values: readonly number[]): number[] {
  const most = Math.max(...values, 1);
  return values.map((value) => Math.sqrt(value / most));
}
