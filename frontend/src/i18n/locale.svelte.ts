import i18next, { type FormatterModule, type TOptions } from "i18next";
import { keep, kept } from "../view/kept";
import { guarded, isolated, type Direction } from "./bidi";
import { DIGITS, figure, type Digits } from "./digits";
import { messages } from "./messages";

export type Language = "ar" | "en";
/** Two traditions name the months of one calendar: تشرين الثاني in the Levant and Iraq, نوفمبر elsewhere. */
export type Months = "levantine" | "gregorian";
export const MONTHS: readonly Months[] = ["levantine", "gregorian"];

/** What a message is told of: numbers in the reader's digits, words that do not turn those around them. */
function put(value: unknown): unknown {
  if (typeof value === "number") return figure(value, locale.language, locale.digits);
  return typeof value === "string" ? guarded(value, locale.direction) : value;
}

const TOLD: FormatterModule = {
  type: "formatter",
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value) => put(value) as string,
};

const speech = i18next.createInstance().use(TOLD);
void speech.init({
  lng: "ar",
  fallbackLng: false,
  resources: { ar: { translation: messages("ar") }, en: { translation: messages("en") } },
  interpolation: { escapeValue: false, alwaysFormat: true }, // Svelte escapes
});

class Locale {
  language = $state<Language>("ar");
  #digits = $state<Digits>(kept("digits", DIGITS) ?? "latn");
  #months = $state<Months>(kept("months", MONTHS) ?? "levantine");

  /** The digits of every number: in Arabic as the reader chose. */
  get digits(): Digits {
    return this.language === "ar" ? this.#digits : "latn";
  }

  /** Which names the months have in a sentence; where there is room they have both. */
  get months(): Months {
    return this.#months;
  }

  /** How the reader has numbers written, as a locale of BCP 47. */
  get numerals(): string {
    return `${this.language}-u-nu-${this.digits}`;
  }

  chooseDigits(digits: Digits): void {
    this.#digits = digits;
    keep("digits", digits);
  }

  chooseMonths(months: Months): void {
    this.#months = months;
    keep("months", months);
  }

  get direction(): Direction {
    return this.language === "ar" ? "rtl" : "ltr";
  }

  /** Speak `language` from now on, the document's own language and direction included. */
  use(language: Language): void {
    void speech.changeLanguage(language);
    this.language = language;
    document.documentElement.lang = language;
    document.documentElement.dir = this.direction;
  }
}

export const locale = new Locale();

/** The message at `key` in the language in use, plural forms by its `count`. */
export function t(key: string, options: TOptions = {}): string {
  return speech.t(key, { ...options, lng: locale.language });
}

/** The message at `key`, or `otherwise` isolated where there is none. */
export function told(key: string, otherwise: string): string {
  return speech.exists(key, { lng: locale.language }) ? t(key) : isolated(otherwise);
}

const LISTS = new Map<string, readonly string[]>();

/** The list at `key`, such as the names of the months. */
export function list(key: string): readonly string[] {
  const at = `${locale.language}.${key}`;
  // A day in words takes several of them, and every step of the slider some days.
  const known = LISTS.get(at) ?? (speech.t(key, { returnObjects: true, lng: locale.language }) as unknown as string[]);
  LISTS.set(at, known);
  return known;
}

/** Which of an Arabic and an English name is to be shown first. */
export function name(of: { name_ar: string | null; name_en: string | null }): string {
  const [first, second] = locale.language === "ar" ? [of.name_ar, of.name_en] : [of.name_en, of.name_ar];
  return first || second || "";
}

export { isolated } from "./bidi";
