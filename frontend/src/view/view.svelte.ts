import { locale, type Language } from "../i18n/locale.svelte";
import { dayOf, isDay, isoOf, type Day } from "../time/day";
import type { Chart } from "../map/chart";
import { keep, kept } from "./kept";
import { record } from "./record.svelte";
import { route } from "./route.svelte";

const SETTLED_MS = 300; // browsers refuse more than some hundred address changes a minute
const DAYS = ["day", "as_of", "since"];
/** Days before the one shown, itself among them, of which incidents may be shown. */
export const WINDOWS = [1, 7, 30, 90] as const;
const WINDOW = 7;
/** What one step is. */
export const STRIDES = ["day", "week", "change"] as const;
export type Stride = (typeof STRIDES)[number];
const DAYS_OF = { day: 1, week: 7 } as const;
/** Milliseconds from step to step while playing. */
export const PACES = { slow: 600, steady: 200, quick: 50 } as const;
export type Pace = keyof typeof PACES;

/** What the map shows, and what every view shares: the language and the day of knowledge. */
class View {
  day = $state<Day>(0);
  #written = $state<Day | null>(null);
  /** The day of which the margin tells: the map's, once that is on the screen. */
  readonly told: Day = $derived(this.#written ?? this.day);
  #isWriting = false;
  playing = $state(false);
  stride = $state<Stride>("day");
  pace = $state<Pace>("steady");
  faults = $state<string[]>([]);
  #wanted: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  readonly asOf: string | null = $derived(dayGiven("as_of"));
  /** The place chosen on the map. */
  readonly place: string | null = $derived(route.view === "map" ? route.get("place") : null);
  readonly statement: string | null = $derived(route.get("statement"));
  readonly areas: boolean = $derived(route.get("areas") !== "off");
  readonly incidents: boolean = $derived(route.get("incidents") !== "off");
  readonly window: number = $derived(WINDOWS.find((days) => String(days) === route.get("window")) ?? WINDOW);
  /** The earlier day with which the map's day is compared, null where it is not. */
  readonly since: Day | null = $derived.by(() => {
    const given = dayGiven("since");
    return given === null ? null : dayOf(given);
  });
  /** The drawn map, for what is made of it. */
  chart = $state.raw<Chart | null>(null);

  /** Show what the browser's address says. */
  follow(): void {
    clearTimeout(this.#timer);
    route.follow();
    const language = route.get("lang");
    this.faults = [
      ...(language === null || language === "ar" || language === "en" ? [] : [`lang=${language}`]),
      ...DAYS.filter((key) => route.get(key) !== null && dayGiven(key) === null).map((key) => `${key}=${route.get(key)}`),
    ];
    locale.use(language === "ar" || language === "en" ? language : preferred());
    this.#wanted = dayGiven("day");
    this.settle();
  }

  /** Have the map's day asked for before it is known how many days there are. */
  ask(): void {
    if (!record.atlas) record.ask(this.#wanted, this.asOf);
  }

  /** Put the day inside the record, once that is known. */
  settle(): void {
    if (!record.about) return;
    const opening = record.about?.opening;
    const wanted = this.#wanted ? dayOf(this.#wanted) : opening ? dayOf(opening) : record.last;
    this.day = clamp(wanted);
  }

  /** Show `day`, or the nearest that the record has. */
  show(day: Day): void {
    this.day = clamp(day);
    this.#wanted = isoOf(this.day);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => route.set(this.#said, { replace: true }), SETTLED_MS);
  }

  /** Go forth (`1`) or back (`-1`) by a day, a week, or to the next day on which something changed. */
  step(stride: Stride, direction: 1 | -1): void {
    if (stride !== "change") return this.show(this.day + direction * DAYS_OF[stride]);
    const days = record.changeDays;
    const next = direction === 1 ? days.find((day) => day > this.day) : days.findLast((day) => day < this.day);
    if (next !== undefined) this.show(next);
    else this.playing = false;
  }

  /** Tell in the margin of the day shown, after the frame that shows it: many steps in between are told of once. */
  write(): void {
    if (this.#isWriting || this.#written === this.day) return;
    this.#isWriting = true;
    requestAnimationFrame(() =>
      setTimeout(() => {
        this.#isWriting = false;
        if (record.atlas?.tellsOf(this.day)) this.#written = this.day; // or else it is written once that is there
      }),
    );
  }

  choosePlace(id: string | null, day?: Day): void {
    if (day !== undefined) this.day = clamp(day);
    this.#write({ place: id });
  }

  chooseStatement(id: string | null): void {
    route.set({ statement: id }, { replace: true });
  }

  chooseAsOf(day: string | null): void {
    this.#write({ as_of: day });
  }

  chooseAreas(shown: boolean): void {
    route.set({ ...this.#said, areas: shown ? null : "off" }, { replace: true });
  }

  chooseIncidents(shown: boolean): void {
    route.set({ ...this.#said, incidents: shown ? null : "off" }, { replace: true });
  }

  chooseWindow(days: number): void {
    route.set({ ...this.#said, window: days === WINDOW ? null : String(days) }, { replace: true });
  }

  chooseSince(day: Day | null): void {
    this.#write({ since: day === null ? null : isoOf(day) });
  }

  speak(language: Language): void {
    keep("language", language);
    locale.use(language);
    this.#write({ lang: language });
  }

  /** The map's day as its address says it. */
  get #said(): { day?: string } {
    if (route.view !== "map" || !record.about) return {};
    this.#wanted = isoOf(this.day);
    return { day: this.#wanted };
  }

  #write(changes: { [key: string]: string | null }): void {
    clearTimeout(this.#timer);
    route.set({ ...this.#said, ...changes });
  }
}

/** The day that the address gives, null where it gives none or what is none. */
function dayGiven(key: string): string | null {
  const text = route.get(key);
  return text !== null && isDay(text) ? text : null;
}

function clamp(day: Day): Day {
  return Math.min(Math.max(day, record.first), record.last);
}

function preferred(): Language {
  return kept<Language>("language", ["ar", "en"]) ?? "ar";
}

export const view = new View();
