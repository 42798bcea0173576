import type { EventCourse, Stretch } from "../../api/types";
import { dayOf, isoOf, type Day } from "../../time/day";

/** Where something stands along the days shown, as shares of their length. */
export interface Reach {
  at: number;
  width: number;
}

export interface Window {
  first: Day;
  last: Day;
}

/** The days that the course shows; null where it shows none. */
export function windowOf({ days }: EventCourse): Window | null {
  return days.start && days.end ? { first: dayOf(days.start), last: dayOf(days.end) } : null;
}

/** The days from `start` to `end` along the window; what lies outside is cut off. */
export function reach({ start, end }: { start: string | null; end: string | null }, { first, last }: Window): Reach {
  const length = last - first + 1;
  const from = Math.max(start ? dayOf(start) : first, first) - first;
  const to = Math.min(end ? dayOf(end) : last, last) - first + 1;
  return { at: from / length, width: Math.max(to - from, 0) / length };
}

/** The day at a share of the window. */
export function dayAt(share: number, { first, last }: Window): Day {
  return Math.min(first + Math.floor(Math.max(share, 0) * (last - first + 1)), last);
}

/** A window of twice the length around the same middle, as the address says it. */
export function wider({ first, last }: Window): { from: string; to: string } {
  const more = Math.ceil((last - first + 1) / 2);
  return { from: isoOf(first - more), to: isoOf(last + more) };
}

/** The stretches of each family, the families in the order of `order`, those without events left out. */
export function lanes(course: EventCourse, order: readonly string[]): [string, Stretch[]][] {
  return order
    .map((family): [string, Stretch[]] => [family, course.stretches.filter((each) => each.family === family)])
    .filter(([, stretches]) => stretches.length > 0);
}

/** Where an arrow leads from the bar at [lane, index]: along its lane, or to the bar nearest in time of the next lane. */
export function moved(
  all: readonly [string, readonly Stretch[]][],
  [lane, index]: readonly [number, number],
  [down, along]: readonly [number, number],
): [number, number] {
  const here = all[lane]![1];
  if (down === 0) return [lane, clamp(index + along, here.length)];
  const to = clamp(lane + down, all.length);
  if (to === lane) return [lane, index];
  const day = dayOf(here[index]!.start!);
  const away = all[to]![1].map((each) => Math.abs(dayOf(each.start!) - day));
  return [to, away.indexOf(Math.min(...away))];
}

function clamp(index: number, length: number): number {
  return Math.min(Math.max(index, 0), length - 1);
}
