/** West, south, east and north, in degrees. */
export type Frame = [number, number, number, number];

/** Of the places to every side, this share may lie outside the first view. */
const FAR_SHARE = 0.04;

/** What holds the places that have a point, a few far ones left out; `otherwise` where there are too few. */
export function frameOf(places: readonly { lon: number | null; lat: number | null }[], otherwise: Frame): Frame {
  const ordered = (key: "lon" | "lat"): number[] =>
    places.flatMap((place) => place[key] ?? []).sort((a, b) => a - b);
  const [longitudes, latitudes] = [ordered("lon"), ordered("lat")];
  if (longitudes.length < 2) return otherwise;
  const far = Math.floor(longitudes.length * FAR_SHARE);
  const ends = (of: number[]): [number, number] => [of[far]!, of[of.length - 1 - far]!];
  const [[west, east], [south, north]] = [ends(longitudes), ends(latitudes)];
  return [west, south, east, north];
}
