import type { Spot } from "../record/atlas";

/** Radius in pixels by rank: seats of governorates are the largest. */
const SIZES = [8.5, 6.5, 6, 5.5, 5, 4.5] as const;

/** Radius of a place before the zoom: by rank, a camp or a quarter no larger than a hamlet. */
export function sizeOf({ kind, rank }: Pick<Spot, "kind" | "rank">): number {
  const size = SIZES[rank] ?? SIZES[5];
  return kind === "site" || kind === "neighbourhood" ? Math.min(size, 4.5) : size;
}
