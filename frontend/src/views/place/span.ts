import type { PlaceTenure } from "../../api/types";
import { dayOf, type Day } from "../../time/day";

/** The days that a chart shows. */
export interface Span {
  first: Day;
  last: Day;
}

/** What is left free beside the first and the last news, as a share of the days between, and at least so many days. */
const MARGIN = 0.06;
const LEAST_DAYS = 10;

export function spanOf(start: string | null, end: string | null): Span {
  const ends = [start ?? end, end ?? start].map((each) => (each === null ? 0 : dayOf(each)));
  return { first: ends[0]!, last: ends[1]! };
}

/** The days of which there is news of the place, with a margin; all of `whole` where there is none. */
export function newsOf(tenures: readonly Pick<PlaceTenure, "start" | "last_evidence">[], whole: Span): Span {
  const days = tenures.flatMap(({ start, last_evidence }) => [start, last_evidence].flatMap((each) => (each ? [dayOf(each)] : [])));
  if (days.length === 0) return whole;
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const margin = Math.max(LEAST_DAYS, Math.round((last - first) * MARGIN));
  return { first: first - margin, last: last + margin };
}
