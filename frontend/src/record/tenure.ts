import type { PlaceControl, Tenure } from "../api/types";
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

export interface Change {
  day: Day;
  place: PlaceControl;
  tenure: Tenure;
}

/** Every beginning of a tenure, in order of day. */
export function changes(places: readonly PlaceControl[]): Change[] {
  return places
    .flatMap((place) =>
      place.tenures.flatMap((tenure) => (tenure.start ? [{ day: dayOf(tenure.start), place, tenure }] : [])),
    )
    .sort((a, b) => a.day - b.day || a.place.rank - b.place.rank);
}
