import i18next, { type TOptions } from "i18next";
import { messages } from "./messages";

export type Language = "ar" | "en";

const speech = i18next.createInstance({
  lng: "ar",
  fallbackLng: false,
  resources: { ar: { translation: messages("ar") }, en: { translation: messages("en") } },
  interpolation: { escapeValue: false }, // Svelte escapes
});
void speech.init();

class Locale {
  language = $state<Language>("ar");

  get direction(): "rtl" | "ltr" {
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

/** The list at `key`, such as the names of the months. */
export function list(key: string): string[] {
  return speech.t(key, { returnObjects: true, lng: locale.language }) as unknown as string[];
}

/** Which of an Arabic and an English name is to be shown first. */
export function name(of: { name_ar: string | null; name_en: string | null }): string {
  const [first, second] = locale.language === "ar" ? [of.name_ar, of.name_en] : [of.name_en, of.name_ar];
  return first || second || "";
}

const ISOLATE = String.fromCharCode(0x2068);
const END_ISOLATE = String.fromCharCode(0x2069);

/** `text` so that its direction does not disturb the words around it. */
export function isolated(text: string): string {
  return ISOLATE + text + END_ISOLATE;
}
