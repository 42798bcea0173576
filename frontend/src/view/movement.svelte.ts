import { ask } from "../api/client";
import type { Move } from "../api/types";
import { isoOf, type Day } from "../time/day";
import { record } from "./record.svelte";

/** So many at a time: the most that the API lists. */
const PAGE = 1000;

/** What stands otherwise on the map's day than on an earlier one. */
class Movement {
  moves = $state.raw<readonly Move[]>([]);
  handovers = $state(0);
  /** The days that `moves` tells of, null where nothing was asked for. */
  days = $state.raw<{ from: Day; to: Day } | null>(null);
  #asking = 0;

  clear(): void {
    this.#asking += 1;
    [this.moves, this.handovers, this.days] = [[], 0, null];
  }

  /** Ask what changed from day `from` to day `to`, as known on `asOf`. */
  async ask(from: Day, to: Day, asOf: string | null): Promise<void> {
    this.#asking += 1;
    const mine = this.#asking;
    try {
      const found: Move[] = [];
      for (let total = 1, handovers = 0; found.length < total; ) {
        const query = { from: isoOf(from), to: isoOf(to), as_of: asOf, offset: found.length, limit: PAGE };
        const page = await ask("/api/control/changes", { query });
        if (mine !== this.#asking) return;
        found.push(...page.moves);
        [total, handovers] = [page.moves.length ? page.total : 0, page.handovers];
        this.handovers = handovers;
      }
      [this.moves, this.days] = [found, { from, to }];
    } catch (error) {
      if (mine === this.#asking) record.fail(error, () => this.ask(from, to, asOf));
    }
  }
}

export const movement = new Movement();
