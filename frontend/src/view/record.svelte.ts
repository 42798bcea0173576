import { api, Refused } from "../api/client";
import type { About, ControlMap, Coverage, Names, Party, PlaceControl } from "../api/types";
import { locale, name } from "../i18n/locale.svelte";
import { lifted } from "../map/contrast";
import { DARK } from "../map/palette";
import { changes, type Change } from "../record/tenure";
import { dayOf, type Day } from "../time/day";
import { theme } from "./theme.svelte";

const RETRY_MS = 3000;

/** What the server said of the record, loaded as a whole for one day of knowledge. */
class Record {
  about = $state.raw<About | null>(null);
  names = $state.raw<Names | null>(null);
  control = $state.raw<ControlMap | null>(null);
  coverage = $state.raw<Coverage | null>(null);
  /** The server does not answer; it is being asked again. */
  gone = $state(false);
  #loading = 0;
  /** The server answered with a refusal. */
  refusal = $state<string | null>(null);

  readonly places: PlaceControl[] = $derived(this.control?.places ?? []);
  readonly changes: Change[] = $derived(
    changes(this.places).filter(({ day }) => this.first <= day && day <= this.last),
  );
  readonly changeDays: Day[] = $derived([...new Set(this.changes.map((change) => change.day))]);
  readonly byId: Map<string, PlaceControl> = $derived(new Map(this.places.map((place) => [place.id, place])));
  readonly first: Day = $derived(this.control?.days.start ? dayOf(this.control.days.start) : 0);
  readonly last: Day = $derived(this.control?.days.end ? dayOf(this.control.days.end) : 0);
  readonly empty: boolean = $derived(this.about !== null && this.about.counts.reports === 0);
  readonly reportsOn: Map<Day, number> = $derived(
    new Map(this.coverage?.days.map((each) => [dayOf(each.day), each.reports])),
  );
  readonly #parties: Map<string, Party> = $derived(new Map(this.names?.parties.map((party) => [party.id, party])));
  readonly #reasons = $derived(new Map(this.names?.reasons.map((reason) => [reason.id, reason])));
  readonly #outlets = $derived(new Map(this.names?.outlets.map((outlet) => [outlet.id, outlet])));

  /** Load what every view needs; ask again while the server is gone. */
  async start(): Promise<void> {
    try {
      [this.about, this.names] = await Promise.all([api.about(), api.names()]);
      this.gone = false;
    } catch (error) {
      this.fail(error, () => this.start());
    }
  }

  /** Load who held what as known on `asOf`; ask again while the server is gone. */
  async load(asOf: string | null): Promise<void> {
    this.#loading += 1;
    const mine = this.#loading;
    try {
      const answers = await Promise.all([
        api.control(asOf),
        api.coverage(asOf),
      ]);
      if (mine !== this.#loading) return; // another day of knowledge was asked for meanwhile
      [this.control, this.coverage] = answers;
      this.gone = false;
      this.refusal = null;
    } catch (error) {
      if (mine === this.#loading) this.fail(error, () => this.load(asOf));
    }
  }

  /** Say that a request failed, and `again` when the server is back. */
  fail(error: unknown, again: () => Promise<void>): void {
    if (error instanceof Refused) {
      this.refusal = error.message;
      return;
    }
    this.gone = true;
    setTimeout(() => void again(), RETRY_MS);
  }

  party(id: string): Party | undefined {
    return this.#parties.get(id);
  }

  partyName(id: string): string {
    const party = this.#parties.get(id);
    return party ? name(party) : id;
  }

  /** The party's colour as the theme in use can show it; null where nobody knows the party. */
  colour(id: string | undefined): string | null {
    const colour = id === undefined ? undefined : this.#parties.get(id)?.colour;
    if (!colour) return null;
    return theme.dark ? lifted(colour, DARK.land) : colour;
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
