import { digits } from "../i18n/format";
import { list, locale, t } from "../i18n/locale.svelte";
import { calendar, dayOf, type Day } from "./day";

/** The month as the Levant and the Gulf both call it: «تشرين الثاني / نوفمبر». */
export function monthName(month: number): string {
  const levantine = list("months.levantine")[month]!;
  const gregorian = list("months.gregorian")[month]!;
  return levantine === gregorian ? levantine : `${levantine} / ${gregorian}`;
}

/** The month as the reader calls it. */
export function plainMonth(month: number): string {
  return list(`months.${locale.months}`)[month]!;
}

/** The month where there is little room. */
export function shortMonth(month: number): string {
  return locale.months === "levantine" ? list("months.short")[month]! : plainMonth(month);
}

/** A day in full, both month names in Arabic. */
export function longDay(day: Day): string {
  const { year, month, date } = calendar(day);
  return digits(`${date} ${monthName(month)} ${year}`);
}

/** A day in a sentence, one month name. */
export function plainDay(day: Day): string {
  const { year, month, date } = calendar(day);
  return digits(`${date} ${plainMonth(month)} ${year}`);
}

export function weekday(day: Day): string {
  return list("weekdays")[calendar(day).weekday]!;
}

/** Some days in words, open ends included. */
export function interval(start: string | null, end: string | null): string {
  if (start && start === end) return plainDay(dayOf(start));
  const words = { start: start ? plainDay(dayOf(start)) : "", end: end ? plainDay(dayOf(end)) : "" };
  const form = start && end ? "range" : start ? "after" : end ? "before" : "unknown";
  return t(`interval.${form}`, words);
}

export { percent } from "../i18n/format";
