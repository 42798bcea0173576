import type { DayAtlas, Histories, PlaceKind, Standing, Status } from "../api/types";
import { dayOf, type Day } from "../time/day";
import { Courses } from "./courses";

/** A place as the map has it. `number`: at which place of the record's list it stands. */
export interface Spot {
  number: number;
  id: string;
  kind: PlaceKind;
  rank: number;
  name_ar: string;
  name_en: string;
  /** The governorate, "" abroad. */
  admin1: string;
  admin1_ar: string;
  lon: number | null;
  lat: number | null;
}

/** How a place stands on a day, and whether that is only the last that was known. */
export interface State extends Standing {
  old: boolean;
}

/** A place that goes over to another state on a day. */
export interface Turn {
  spot: Spot;
  state: State;
}

interface Parts {
  asOf: string | null;
  /** The day that it tells of; null where it tells of all days. */
  on: Day | null;
  oldAfter: number;
  spots: readonly Spot[];
  statuses: readonly Status[];
  groups: readonly string[][];
  courses: Courses;
}

/** Who held what, on one day or through all time, as known on one day. It never changes: what is loaded makes another. */
export class Atlas {
  readonly #parts: Parts;
  readonly byId: ReadonlyMap<string, Spot>;

  private constructor(parts: Parts, byId = new Map(parts.spots.map((spot) => [spot.id, spot]))) {
    this.#parts = parts;
    this.byId = byId;
  }

  static ofDay(day: DayAtlas): Atlas {
    const spots = spotsOf(day);
    const courses = new Courses(day.stretches, spots.length);
    return new Atlas({
      asOf: day.as_of,
      on: day.on === null ? null : dayOf(day.on),
      oldAfter: day.old_after,
      spots,
      statuses: day.statuses,
      groups: day.groups,
      courses,
    });
  }

  /** This atlas with every day, null where the histories are of other places: something arrived in between. */
  through(histories: Histories): Atlas | null {
    const { ids, statuses, groups, stretches, as_of: asOf } = histories;
    const { spots } = this.#parts;
    if (ids.length !== spots.length || ids.some((id, at) => id !== spots[at]!.id)) return null;
    const courses = new Courses(stretches, spots.length);
    return new Atlas({ ...this.#parts, asOf, on: null, statuses, groups, courses }, this.byId as Map<string, Spot>);
  }

  get spots(): readonly Spot[] {
    return this.#parts.spots;
  }

  get asOf(): string | null {
    return this.#parts.asOf;
  }

  get oldAfter(): number {
    return this.#parts.oldAfter;
  }

  /** Whether it tells of `day`. */
  tellsOf(day: Day): boolean {
    return this.isWhole || this.#parts.on === day;
  }

  get isWhole(): boolean {
    return this.#parts.on === null;
  }

  /** How the place stands on `day`, null where nothing is known. */
  stateOn(spot: Spot, day: Day): State | null {
    const found = this.#parts.courses.at(spot.number, day);
    return found < 0 ? null : this.#state(found, day);
  }

  /** The places that may stand otherwise on one of the days than on the other. */
  touched(one: Day, other: Day): Spot[] {
    return Array.from(this.#parts.courses.touched(one, other), (place) => this.spots[place]!);
  }

  /** What began on `day`, the best-known places first. */
  turnsOn(day: Day): Turn[] {
    const { courses } = this.#parts;
    const turns = courses.beginning(day).map((found) => ({
      spot: this.spots[courses.place(found)]!,
      state: this.#state(found, day),
    }));
    return turns.sort((a, b) => a.spot.rank - b.spot.rank);
  }

  /** The days from `first` to `last` on which something changed, in order. */
  turnDays(first: Day, last: Day): Day[] {
    return this.isWhole ? this.#parts.courses.beginnings(first, last) : [];
  }

  /** The parties that are ever named as holders, in a fixed order. */
  get holders(): string[] {
    return [...new Set(this.#parts.groups.map((group) => group[0]).filter((id) => id !== undefined))].sort();
  }

  #state(found: number, day: Day): State {
    const { courses, groups, statuses } = this.#parts;
    return {
      status: statuses[courses.status(found)]!,
      holder: groups[courses.holder(found)]!,
      by: groups[courses.by(found)]!,
      candidates: groups[courses.candidates(found)]!,
      old: courses.isOld(found, day),
    };
  }
}

function spotsOf({ places, governorates }: DayAtlas): Spot[] {
  return places.id.map((id, number) => {
    const governorate = governorates[places.governorate[number]!]!;
    return {
      number,
      id,
      kind: places.kind[number]!,
      rank: places.rank[number]!,
      name_ar: places.name_ar[number]!,
      name_en: places.name_en[number]!,
      admin1: governorate.name_en,
      admin1_ar: governorate.name_ar,
      lon: places.lon[number]!,
      lat: places.lat[number]!,
    };
  });
}
