import { api, ask, Refused } from "../api/client";
import type { About, DayAtlas, DayList, Names, Party } from "../api/types";
import { locale, name } from "../i18n/locale.svelte";
import { lifted } from "../map/contrast";
import { DARK } from "../map/palette";
import { Atlas, type Spot } from "../record/atlas";
import { dayOf, isoOf, type Day } from "../time/day";
import { connection } from "./connection.svelte";
import { theme } from "./theme.svelte";

const UNAVAILABLE = 503;
const NOWHERE: ReadonlyMap<string, Spot> = new Map();

/** What the server said of the record, loaded as a whole for one day of knowledge. */
class Record {
  about = $state.raw<About | null>(null);
  names = $state.raw<Names | null>(null);
  /** Who held what, of one day at first, and soon of all. */
  atlas = $state.raw<Atlas | null>(null);
  /** What was told on each day, and what happened. */
  strip = $state.raw<DayList | null>(null);
  #loading = 0;
  #early: { asOf: string | null; answer: Promise<DayAtlas | null> } | null = null;
  /** The server answered with a refusal. */
  refusal = $state.raw<Refused | null>(null);

  readonly spots: readonly Spot[] = $derived(this.atlas?.spots ?? []);
  readonly byId: ReadonlyMap<string, Spot> = $derived(this.atlas?.byId ?? NOWHERE);
  readonly first: Day = $derived(this.about?.days.start ? dayOf(this.about.days.start) : 0);
  readonly last: Day = $derived(this.about?.days.end ? dayOf(this.about.days.end) : 0);
  /** The days of the record on which something changed; none until all histories are there. */
  readonly changeDays: readonly Day[] = $derived(this.atlas?.turnDays(this.first, this.last) ?? []);
  readonly empty: boolean = $derived(this.about !== null && this.about.counts.reports === 0);
  readonly #parties: Map<string, Party> = $derived(new Map(this.names?.parties.map((party) => [party.id, party])));
  readonly #reasons = $derived(new Map(this.names?.reasons.map((reason) => [reason.id, reason])));
  readonly #outlets = $derived(new Map(this.names?.outlets.map((outlet) => [outlet.id, outlet])));

  /** Load what every view needs; ask again while the server is gone. */
  async start(): Promise<void> {
    try {
      [this.about, this.names] = await Promise.all([api.about(), api.names()]);
    } catch (error) {
      this.fail(error, () => this.start());
    }
  }

  /** Ask already for the day with which the map will open, while it is still asked how much there is; null: the record's own. */
  ask(day: string | null, asOf: string | null): void {
    const answer = ask("/api/control/day", { query: { day, as_of: asOf } }).catch(() => null);
    this.#early = { asOf, answer };
  }

  /** The day as it was asked for beforehand, where it is that one; else as it is asked for now. */
  async #day(day: Day, asOf: string | null): Promise<DayAtlas> {
    const early = this.#early?.asOf === asOf ? await this.#early.answer : null;
    this.#early = null;
    return early?.on === isoOf(day) ? early : ask("/api/control/day", { query: { day: isoOf(day), as_of: asOf } });
  }

  /** Load who held what on `day`, as known on `asOf`, then on all days; ask again while the server is gone. */
  async load(day: Day, asOf: string | null): Promise<void> {
    this.#loading += 1;
    const mine = this.#loading;
    const isMine = (): boolean => mine === this.#loading; // or else another day was asked for meanwhile
    try {
      const first = Atlas.ofDay(await this.#day(day, asOf));
      if (!isMine()) return;
      [this.atlas, this.refusal] = [first, null];
      const whole = first.through(await api.histories(asOf));
      if (!isMine()) return;
      if (!whole) return void (await this.load(day, asOf)); // something arrived in between
      this.atlas = whole;
      void this.#tell(asOf);
    } catch (error) {
      if (isMine()) this.fail(error, () => this.load(day, asOf));
    }
  }

  /** Load what was told on each day; the map does not wait for it. */
  async #tell(asOf: string | null): Promise<void> {
    const mine = this.#loading;
    try {
      const told = await api.days(asOf);
      if (mine === this.#loading) this.strip = told;
    } catch (error) {
      if (mine === this.#loading) this.fail(error, () => this.#tell(asOf));
    }
  }

  /** Show `day` where only another is there yet; the histories, once they come, have it too. */
  async loadDay(day: Day, asOf: string | null): Promise<void> {
    const mine = this.#loading;
    try {
      const atlas = Atlas.ofDay(await ask("/api/control/day", { query: { day: isoOf(day), as_of: asOf } }));
      if (mine === this.#loading && !this.atlas?.isWhole) this.atlas = atlas;
    } catch (error) {
      this.fail(error, () => this.loadDay(day, asOf));
    }
  }

  /** Say that a request failed, and `again` when the server is back. */
  fail(error: unknown, again: () => Promise<void>): void {
    // A server whose database does not answer is as good as gone.
    if (error instanceof Refused && error.status !== UNAVAILABLE) this.refusal = error;
    else connection.lose(again);
  }

  party(id: string): Party | undefined {
    return this.#parties.get(id);
  }

  partyName(id: string): string {
    const party = this.#parties.get(id);
    return party ? name(party) : id;
  }

  /** The party's colour as the theme in use can show it, or as paper does; null where nobody knows the party. */
  colour(id: string | undefined, on: "screen" | "paper" = "screen"): string | null {
    const colour = id === undefined ? undefined : this.#parties.get(id)?.colour;
    if (!colour) return null;
    return theme.dark && on === "screen" ? lifted(colour, DARK.land) : colour;
  }

  /** The name without what only tells it from another in a list: «قوات الحكومة السورية». */
  shortName(id: string): string {
    return this.partyName(id).replace(/ \([^)]*\)$/, "");
  }

  reason(id: string): string {
    return this.#reasons.get(id)?.[locale.language] ?? id;
  }

  /** The name of whoever says something: a source, or a party that speaks for itself. */
  speakerName(id: string | null): string | null {
    if (id === null) return null;
    const named = this.#outlets.get(id) ?? this.#parties.get(id);
    return named ? name(named) : id;
  }
}

export const record = new Record();
