import type { PlaceControl } from "../api/types";
import type { Day } from "../time/day";
import { tenureOn } from "./tenure";

export interface Tally {
  /** Places that a party leads, by party, most first. */
  parties: { id: string; places: number }[];
  contested: number;
  besieged: number;
  disputed: number;
  unknown: number;
}

/** How the places stand on `day`: a besieged place counts with whoever holds it. */
export function tally(places: readonly PlaceControl[], day: Day): Tally {
  const led = new Map<string, number>();
  const marks = { contested: 0, besieged: 0, disputed: 0, unknown: 0 };
  for (const place of places) {
    const tenure = tenureOn(place.tenures, day);
    const status = tenure?.status ?? "unknown";
    if (status !== "held") marks[status] += 1;
    const leader = status === "held" || status === "besieged" ? tenure?.holder[0] : undefined;
    if (leader) led.set(leader, (led.get(leader) ?? 0) + 1);
  }
  const parties = [...led].map(([id, count]) => ({ id, places: count }));
  parties.sort((a, b) => b.places - a.places || (a.id < b.id ? -1 : 1));
  return { parties, ...marks };
}
