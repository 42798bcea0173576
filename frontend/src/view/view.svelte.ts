import { locale, type Language } from "../i18n/locale.svelte";
import { dayOf, isoOf, type Day } from "../time/day";
import { readAddress, writeAddress, type Address } from "./address";
import { record } from "./record.svelte";

const KEPT = "marsad.language";
const SETTLED_MS = 300; // browsers refuse more than some hundred address changes a minute

/** What is being looked at. Every change of it is an address that can be shared. */
class View {
  day = $state<Day>(0);
  asOf = $state<string | null>(null);
  place = $state<string | null>(null);
  report = $state<string | null>(null);
  statement = $state<string | null>(null);
  areas = $state(true);
  playing = $state(false);
  faults = $state<string[]>([]);
  #wanted: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Show what the browser's address says. */
  follow(): void {
    const { address, faults } = readAddress(location.search);
    this.faults = faults;
    locale.use(address.language ?? preferred());
    this.place = address.place;
    this.report = address.report;
    this.statement = address.statement;
    this.areas = address.areas;
    this.asOf = address.asOf;
    this.#wanted = address.day;
    this.settle();
  }

  /** Put the day inside the record, once that is known. */
  settle(): void {
    if (!record.control) return;
    const opening = record.about?.opening;
    const wanted = this.#wanted ? dayOf(this.#wanted) : opening ? dayOf(opening) : record.last;
    this.day = clamp(wanted);
  }

  /** Show `day`, or the nearest that the record has. */
  show(day: Day): void {
    this.day = clamp(day);
    this.#wanted = isoOf(this.day);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#write("replaceState"), SETTLED_MS);
  }

  /** Go to the next (`1`) or previous (`-1`) day on which something changed. */
  step(direction: 1 | -1): void {
    const days = record.changeDays;
    const next = direction === 1 ? days.find((day) => day > this.day) : days.findLast((day) => day < this.day);
    if (next !== undefined) this.show(next);
  }

  choosePlace(id: string | null, day?: Day): void {
    this.place = id;
    this.report = this.statement = null;
    if (day !== undefined) this.day = clamp(day);
    this.#push();
  }

  chooseReport(id: string | null, statement: string | null = null): void {
    this.playing = false;
    this.report = id;
    this.statement = statement;
    this.#push();
  }

  chooseStatement(id: string | null): void {
    this.statement = id;
    this.#write("replaceState");
  }

  chooseAsOf(day: string | null): void {
    this.asOf = day;
    this.#push();
  }

  chooseAreas(shown: boolean): void {
    this.areas = shown;
    this.#write("replaceState");
  }

  speak(language: Language): void {
    localStorage.setItem(KEPT, language);
    locale.use(language);
    this.#push();
  }

  get address(): Address {
    const { asOf, place, report, statement, areas } = this;
    return { language: locale.language, day: isoOf(this.day), asOf, place, report, statement, areas };
  }

  #push(): void {
    this.#wanted = isoOf(this.day);
    this.#write("pushState");
  }

  #write(how: "pushState" | "replaceState"): void {
    clearTimeout(this.#timer);
    history[how](null, "", writeAddress(this.address));
  }
}

function clamp(day: Day): Day {
  return Math.min(Math.max(day, record.first), record.last);
}

function preferred(): Language {
  const kept = localStorage.getItem(KEPT);
  if (kept === "ar" || kept === "en") return kept;
  return "ar";
}

export const view = new View();
