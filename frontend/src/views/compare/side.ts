import type { State, Spot } from "../../record/atlas";

/** What differs on the second map, by place: whether it went over to another side. */
export type Rings = ReadonlyMap<string, boolean>;

/** What the map of one side shows. */
export interface MapSide {
  label: string;
  /** The day that is looked at. */
  on: string;
  spots: readonly Spot[];
  state: (spot: Spot) => State | null;
}
