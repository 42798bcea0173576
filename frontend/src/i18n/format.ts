import { isolated, locale, t } from "./locale.svelte";

/** A whole number in the reader's digits, grouped. */
export function number(value: number): string {
  return new Intl.NumberFormat(`${locale.language}-u-nu-latn`, { maximumFractionDigits: 0 }).format(value);
}

/** Bounds in words: "at least 46", "at most 9", "between 40 and 60", "46"; open on both sides: unknown. */
export function bounds(low: number | null, high: number | null): string {
  if (low !== null && low === high) return isolated(number(low));
  const form = low !== null && high !== null ? "between" : low !== null ? "least" : high !== null ? "most" : "unknown";
  return t(`bounds.${form}`, { low: number(low ?? 0), high: number(high ?? 0) });
}
