import type { StretchColumns } from "../api/types";
import type { Day } from "../time/day";

/** Before and after every day. */
const BEFORE = -(2 ** 31);
const AFTER = 2 ** 31 - 1;

/** What the record has of places through time, in columns: 8,000 places' tenures as objects would take a second to build.
 *
 * A stretch is known by its number. All that is asked for while a slider moves is found by bisection.
 */
export class Courses {
  readonly #columns: StretchColumns;
  readonly #starts: Int32Array;
  readonly #ends: Int32Array;
  readonly #freshFrom: Int32Array;
  readonly #freshTo: Int32Array;
  /** The first stretch of each place, and the end of the last one's. */
  readonly #first: Uint32Array;
  /** Days on which a place may look otherwise than the day before, in order, and the place of each. */
  readonly #turnDays: Int32Array;
  readonly #turnPlaces: Uint32Array;

  constructor(columns: StretchColumns, places: number) {
    this.#columns = columns;
    this.#starts = days(columns.start, BEFORE);
    this.#ends = days(columns.end, AFTER);
    this.#freshFrom = days(columns.fresh_from, BEFORE);
    this.#freshTo = days(columns.fresh_to, AFTER);
    this.#first = firsts(columns.place, places);
    [this.#turnDays, this.#turnPlaces] = this.#turns();
  }

  get length(): number {
    return this.#starts.length;
  }

  /** The stretch that speaks for `day` at place number `place`, -1 where nothing is known. */
  at(place: number, day: Day): number {
    let [low, high] = [this.#first[place]!, this.#first[place + 1]!];
    const floor = low;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#starts[middle]! <= day) low = middle + 1;
      else high = middle;
    }
    const found = low - 1;
    return found >= floor && day <= this.#ends[found]! ? found : -1;
  }

  place(stretch: number): number {
    return this.#columns.place[stretch]!;
  }

  status(stretch: number): number {
    return this.#columns.status[stretch]!;
  }

  holder(stretch: number): number {
    return this.#columns.holder[stretch]!;
  }

  by(stretch: number): number {
    return this.#columns.by[stretch]!;
  }

  candidates(stretch: number): number {
    return this.#columns.candidates[stretch]!;
  }

  /** Whether news of the stretch is no more than the last known on `day`. */
  isOld(stretch: number, day: Day): boolean {
    return day < this.#freshFrom[stretch]! || day > this.#freshTo[stretch]!;
  }

  /** The places that may look otherwise on one of the two days than on the other, each once. */
  touched(one: Day, other: Day): Set<number> {
    const [low, high] = one < other ? [one, other] : [other, one];
    return new Set(this.#turnPlaces.subarray(after(this.#turnDays, low), after(this.#turnDays, high)));
  }

  /** The stretches that begin on `day`, by place. */
  beginning(day: Day): number[] {
    const places = this.touched(day - 1, day);
    return [...places].sort((a, b) => a - b).flatMap((place) => {
      const found = this.at(place, day);
      return found >= 0 && this.#starts[found] === day ? [found] : [];
    });
  }

  /** The days from `first` to `last` on which a stretch begins, in order. */
  beginnings(first: Day, last: Day): Day[] {
    const found = new Set<Day>();
    for (const start of this.#starts) if (first <= start && start <= last) found.add(start);
    return [...found].sort((a, b) => a - b);
  }

  #turns(): [Int32Array, Uint32Array] {
    const turns: number[] = [];
    const { place } = this.#columns;
    // Day and place in one number, so that one sort of numbers orders both.
    const add = (day: number, at: number): unknown => turns.push(day * 2 ** 20 + place[at]!);
    for (let at = 0; at < this.length; at += 1) {
      const [start, end] = [this.#starts[at]!, this.#ends[at]!];
      if (start !== BEFORE) add(start, at);
      if (end !== AFTER) add(end + 1, at);
      if (this.#freshFrom[at]! > start) add(this.#freshFrom[at]!, at);
      if (this.#freshTo[at]! < end) add(this.#freshTo[at]! + 1, at);
    }
    const sorted = Float64Array.from(turns).sort();
    const ofDay = Int32Array.from(sorted, (turn) => Math.floor(turn / 2 ** 20));
    return [ofDay, Uint32Array.from(sorted, (turn, at) => turn - ofDay[at]! * 2 ** 20)];
  }
}

function days(column: readonly (number | null)[], open: number): Int32Array {
  return Int32Array.from(column, (day) => day ?? open);
}

function firsts(ofStretch: readonly number[], places: number): Uint32Array {
  const counts = new Uint32Array(places + 1);
  for (const place of ofStretch) counts[place + 1]! += 1;
  for (let place = 1; place <= places; place += 1) counts[place]! += counts[place - 1]!;
  return counts;
}

/** How many of the sorted days are no later than `day`. */
function after(sorted: Int32Array, day: Day): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}
