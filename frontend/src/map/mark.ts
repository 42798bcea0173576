import type { PlaceControl, Standing, Status } from "../api/types";
import { silence, tenureOn } from "../record/tenure";
import { record } from "../view/record.svelte";
import type { Day } from "../time/day";

/** How one place is drawn on one day: "#rrggbb", "unknown" for a side that nobody names, null for what is not drawn. */
export interface Mark {
  status: Status;
  fill: string | null;
  /** The other half of a disputed place, the hatching of a contested one. */
  second: string | null;
  /** The ring of a besieged one. */
  ring: string | null;
  old: boolean;
}

const UNKNOWN: Mark = { status: "unknown", fill: null, second: null, ring: null, old: false };

/** News this many days old is drawn paler: it is the last that was known, not what is known. */
export const OLD_DAYS = 60;

export function markOf(place: PlaceControl, day: Day): Mark {
  const tenure = tenureOn(place.tenures, day);
  const mark = markOfTenure(tenure);
  return tenure && (silence(tenure, day) ?? 0) > OLD_DAYS ? { ...mark, old: true } : mark;
}

export function markOfTenure(tenure: Omit<Standing, "candidates"> | null): Mark {
  if (!tenure) return UNKNOWN;
  const [first, second] = [record.colour(tenure.holder[0]), record.colour(tenure.holder[1] ?? tenure.by[0])];
  const held = { ...UNKNOWN, status: tenure.status, fill: first };
  switch (tenure.status) {
    case "contested":
    case "disputed":
      return { ...held, fill: first ?? second, second: second ?? "unknown" };
    case "besieged":
      return { ...held, ring: record.colour(tenure.by[0]) ?? "unknown" };
    default:
      return held;
  }
}

/** Ink for a mark's colour, where "unknown" takes the sheet's own grey. */
export function ink(colour: string | null, unknown: string): string {
  return colour === null || colour === "unknown" ? unknown : colour;
}

export function sameMark(one: Mark, other: Mark): boolean {
  return (Object.keys(one) as (keyof Mark)[]).every((key) => one[key] === other[key]);
}
