import type { Tenure } from "../api/types";
import { dayOf, type Day } from "../time/day";

/** Inclusive days, null at an open end. */
export type Stretch = Pick<Tenure, "start" | "end">;

/** The tenure that the record has for `day`, null where it has none. */
export function tenureOn<T extends Stretch>(tenures: readonly T[], day: Day): T | null {
  return (
    tenures.find(
      ({ start, end }) => (start === null || dayOf(start) <= day) && (end === null || day <= dayOf(end)),
    ) ?? null
  );
}

/** For how many days before `day` nothing was heard of this tenure; null where it is only inferred, or heard later. */
export function silence(tenure: Pick<Tenure, "last_evidence">, day: Day): number | null {
  if (tenure.last_evidence === null) return null;
  const days = day - dayOf(tenure.last_evidence);
  return days < 0 ? null : days;
}
