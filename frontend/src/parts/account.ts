import { bounds, number } from "../i18n/format";
import { isolated, t } from "../i18n/locale.svelte";
import { record } from "../view/record.svelte";

/** What all accounts of a question come to, as the API tells it. */
export interface Accounts {
  /** The lower bound of the scantest account. */
  low: number;
  high: number | null;
  fullest: string | null;
  /** The lower bound of the fullest account. */
  least: number;
}

/** The origin's name: an outlet's, a party's, or as the report has it; a report's own where nobody is named. */
export function origin(id: string | null): string {
  if (!id || id.startsWith("sha256:")) return t("figures.nobodyNamed");
  return record.speakerName(id) ?? id;
}

/** What one account or all come to, in words. */
export function atLeast(low: number, high: number | null): string {
  return high === null && low === 0 ? t("figures.noBounds") : bounds(low, high);
}

/** The figure that leads in every view: from what the fullest account tells to the most that any allows. */
export function headline({ least, high }: Accounts): string {
  return atLeast(least, high);
}

/** Beside the headline: whose account it is, and how few the scantest tells of; null where they do not differ. */
export function beside({ low, fullest, least }: Accounts): string | null {
  if (least <= low) return null;
  return t("figures.fullestIs", { who: isolated(origin(fullest)), low: number(least), lowest: number(low) });
}
