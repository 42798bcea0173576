import { isDay } from "../time/day";
import type { Language } from "../i18n/locale.svelte";

/** What the page shows, as its address says it; null where the address is silent. */
export interface Address {
  language: Language | null;
  day: string | null;
  asOf: string | null;
  place: string | null;
  report: string | null;
  statement: string | null;
  areas: boolean;
}

/** The address in `search`, with the parts of it that mean nothing. */
export function readAddress(search: string): { address: Address; faults: string[] } {
  const query = new URLSearchParams(search);
  const faults: string[] = [];
  const day = (key: string): string | null => {
    const text = query.get(key);
    if (text === null || isDay(text)) return text;
    faults.push(`${key}=${text}`);
    return null;
  };
  const language = query.get("lang");
  if (language !== null && language !== "ar" && language !== "en") faults.push(`lang=${language}`);
  return {
    address: {
      language: language === "ar" || language === "en" ? language : null,
      day: day("day"),
      asOf: day("as_of"),
      place: query.get("place"),
      report: query.get("report"),
      statement: query.get("statement"),
      areas: query.get("areas") !== "off",
    },
    faults,
  };
}

/** `address` as a query that `readAddress` reads back. */
export function writeAddress(address: Address): string {
  const query = new URLSearchParams();
  const put = (key: string, value: string | null): void => {
    if (value !== null) query.set(key, value);
  };
  put("lang", address.language);
  put("day", address.day);
  put("as_of", address.asOf);
  put("place", address.place);
  put("report", address.report);
  put("statement", address.statement);
  put("areas", address.areas ? null : "off");
  // A colon may stand in a query as it is, and our ids are full of them.
  const text = query.toString().replaceAll("%3A", ":");
  return text ? `?${text}` : location.pathname;
}
