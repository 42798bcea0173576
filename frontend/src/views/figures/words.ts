import { bounds, number } from "../../i18n/format";
import { locale, name, t } from "../../i18n/locale.svelte";
import { calendar, dayOf } from "../../time/day";
import { atLeast, origin } from "../../parts/account";
import { interval, plainMonth } from "../../time/wording";
import { digits } from "../../i18n/format";
import { record } from "../../view/record.svelte";
import type { Claim, Contradiction, Kind, Line, Series, Spot } from "./asked";

export function area(places: readonly { id: string; name_ar: string; name_en: string; words: string | null }[]): string {
  if (places.length === 0) return t("figures.somewhere");
  return places.map((each) => (each.words ? t("figures.partOf", { words: each.words, place: name(each) || each.id }) : name(each) || each.id)).join(t("list.comma"));
}

export function people(ids: readonly string[]): string {
  return ids.map((id) => record.shortName(id)).join(t("list.comma"));
}

/** What befell those who are counted, or how they moved. */
export function outcome(id: string): string {
  return t(MOVEMENTS.has(id) ? `movement.${id}` : `outcome.${id}`);
}
const MOVEMENTS = new Set(["fled", "evacuated", "returned", "trapped"]);

/** What a line of the chart is called. */
export function lineName(line: Line, split: Series["split"]): string {
  if (line.key === null) return t("figures.all");
  if (split === "side") return record.shortName(line.key);
  if (split === "outcome") return outcome(line.key);
  if (split === "source") return origin(line.key);
  return line.area ? name(line.area) || line.key : line.key;
}

/** A figure as it was put. */
export function said(claim: Pick<Claim, "low" | "high" | "said">): string {
  const { low, high, approx, vague } = claim.said ?? { ...claim, approx: false, vague: false };
  if (approx) return t("figures.about", { bounds: bounds(low, high) });
  return vague && low === null && high === null ? t("figures.some") : bounds(low, high);
}

export function spotWords(spot: Spot, label: string): string {
  const when = { when: stretch(spot), line: label };
  if (spot.origins === 0) return t("figures.spotSilent", when);
  const told = {
    ...when,
    bounds: atLeast(spot.low, spot.high),
    origins: t("figures.origins", { count: spot.origins, number: number(spot.origins) }),
    least: number(spot.least),
    who: origin(spot.fullest),
  };
  return t(spot.origins > 1 && spot.least > spot.low ? "figures.spotDiffers" : "figures.spot", told);
}

/** The days of a spot: a whole month or year by its name. */
export function stretch({ start, end }: { start: string | null; end: string | null }): string {
  if (!start || !end) return interval(start, end);
  const [first, last, after] = [calendar(dayOf(start)), calendar(dayOf(end)), calendar(dayOf(end) + 1)];
  if (first.date === 1 && after.date === 1 && first.year === last.year) {
    if (first.month === last.month) return digits(`${plainMonth(first.month)} ${first.year}`);
    if (first.month === 0 && last.month === 11) return digits(String(first.year));
  }
  return interval(start, end);
}

/** The sentence that says why statements cannot all be true. */
export function why(found: Contradiction): string {
  return found[locale.language];
}

/** The colour of a line. */
export function colour(key: string | null, split: Series["split"], kind: Kind): string {
  return (split === "side" ? record.colour(key ?? undefined) : null) ?? `var(--${kind})`;
}
