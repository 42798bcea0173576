import type { State, Spot } from "../../record/atlas";

/** What differs on the second map, by place: whether it went over to another side. */
export type Rings = ReadonlyMap<string, boolean>;

/** What the map of one side shows. */
export interface MapSide {
  label: string;
  /** Where the server has the land of the places. */
  cells: string;
  /** The day that is looked at. */
  on: string;
  spots: readonly Spot[];
  state: (spot: Spot) => State | null;
}

/** The address of the land of every place that has a history as known on `asOf`. */
export function cellsOf(asOf: string | null): string {
  return asOf === null ? "/api/areas/cells" : `/api/areas/cells?as_of=${asOf}`;
}
