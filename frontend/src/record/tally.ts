import type { Day } from "../time/day";
import type { Atlas } from "./atlas";

export interface Tally {
  /** Places that a party leads, by party, most first. */
  parties: { id: string; places: number }[];
  contested: number;
  besieged: number;
  disputed: number;
  unknown: number;
  /** Of all of them, those of which the news is old. */
  old: number;
}

/** How the places stand on `day`: a besieged place counts with whoever holds it. */
export function tally(atlas: Atlas, day: Day): Tally {
  const led = new Map<string, number>();
  const marks = { contested: 0, besieged: 0, disputed: 0, unknown: 0, old: 0 };
  for (const spot of atlas.spots) {
    const state = atlas.stateOn(spot, day);
    const status = state?.status ?? "unknown";
    if (status !== "held") marks[status] += 1;
    if (state?.old) marks.old += 1;
    const leader = status === "held" || status === "besieged" ? state?.holder[0] : undefined;
    if (leader) led.set(leader, (led.get(leader) ?? 0) + 1);
  }
  const parties = [...led].map(([id, count]) => ({ id, places: count }));
  parties.sort((a, b) => b.places - a.places || (a.id < b.id ? -1 : 1));
  return { parties, ...marks };
}
