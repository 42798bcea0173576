import type { Standing, Status } from "../api/types";
import type { State } from "../record/atlas";
import { record } from "../view/record.svelte";

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

/** The mark of a place on a day. */
export function markOf(state: State | null, on: "screen" | "paper" = "screen"): Mark {
  const mark = markOfTenure(state, on);
  return state?.old ? { ...mark, old: true } : mark;
}

export function markOfTenure(tenure: Omit<Standing, "candidates"> | null, on: "screen" | "paper" = "screen"): Mark {
  if (!tenure) return UNKNOWN;
  const [first, second] = [tenure.holder[0], tenure.holder[1] ?? tenure.by[0]].map((id) => record.colour(id, on)) as [string | null, string | null];
  const held = { ...UNKNOWN, status: tenure.status, fill: first };
  switch (tenure.status) {
    case "contested":
    case "disputed":
      return { ...held, fill: first ?? second, second: second ?? "unknown" };
    case "besieged":
      return { ...held, ring: record.colour(tenure.by[0], on) ?? "unknown" };
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
