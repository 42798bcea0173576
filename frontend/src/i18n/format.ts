import { isolated, signed, spanned } from "./bidi";
import { figure, rewritten } from "./digits";
import { locale, t } from "./locale.svelte";

export { isolated } from "./bidi";

/** A whole number in the reader's digits, grouped. */
export function number(value: number): string {
  return figure(value, locale.language, locale.digits);
}

/** A number with at most so many places after the point. */
export function decimal(value: number, places: number): string {
  return figure(value, locale.language, locale.digits, places);
}

/** A share as a whole number of hundredths, without the sign. */
export function percent(share: number): string {
  return number(share * 100);
}

/** Words with the reader's digits, such as a day or a version: nothing is grouped. */
export function digits(text: string | number): string {
  return rewritten(String(text), locale.digits);
}

/** Bounds in words: "at least 46", "at most 9", "between 40 and 60", "46"; open on both sides: unknown. */
export function bounds(low: number | null, high: number | null): string {
  if (low !== null && low === high) return isolated(number(low));
  const form = low !== null && high !== null ? "between" : low !== null ? "least" : high !== null ? "most" : "unknown";
  return t(`bounds.${form}`, { low: number(low ?? 0), high: number(high ?? 0) });
}

/** Bounds where there is little room: "40–60", "≥ 46", "≤ 9", "46", "?"; the lower is read first in either language. */
export function range(low: number | null, high: number | null): string {
  if (low !== null && low === high) return isolated(number(low));
  if (low !== null && high !== null) return spanned(number(low), number(high), locale.direction);
  if (low !== null) return signed(`≥ ${number(low)}`);
  return high !== null ? signed(`≤ ${number(high)}`) : t("bounds.none");
}

/** Two pieces of text from one to the other, such as two days. */
export function from(first: string, last: string): string {
  return spanned(first, last, locale.direction);
}
