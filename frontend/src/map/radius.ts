import type { Spot } from "../record/atlas";
import { sizeOf } from "./sizes";

/** From afar a village is a dot, so that thousands of them still tell where a front runs. */
export const VILLAGE_RANK = 3;
/** By what a place's size is multiplied at each zoom; between them it grows evenly. */
export const STOPS = [5.5, 8, 11] as const;
export const FACTORS = { place: [0.72, 1, 1.7], village: [0.44, 1, 1.7] } as const;

/** By what the size of a place of `rank` is multiplied at `zoom`. */
export function factorAt(zoom: number, rank: number): number {
  const factors = rank >= VILLAGE_RANK ? FACTORS.village : FACTORS.place;
  if (zoom <= STOPS[0]) return factors[0];
  if (zoom >= STOPS[2]) return factors[2];
  const at = zoom < STOPS[1] ? 0 : 1;
  const share = (zoom - STOPS[at]) / (STOPS[at + 1]! - STOPS[at]);
  return factors[at] + share * (factors[at + 1]! - factors[at]);
}

/** Radius of a place on the screen, in pixels. */
export function radiusAt(zoom: number, spot: Pick<Spot, "kind" | "rank">): number {
  return sizeOf(spot) * factorAt(zoom, spot.rank);
}
