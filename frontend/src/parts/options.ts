import type { Found } from "../api/types";
import { number } from "../i18n/format";
import { locale, name, t } from "../i18n/locale.svelte";

/** One line of a list from which the reader picks. */
export interface Option {
  sort: "place" | "party" | "source" | "words";
  id: string;
  name: string;
  /** What tells it from its namesakes. */
  detail: string;
  /** It is called otherwise than what was typed, and perhaps meant. */
  near: boolean;
  colour: string | null;
}

export interface OptionGroup {
  label: string;
  options: Option[];
}

/** What the server found, as lists to pick from; what is but like the words stands apart. */
export function groups(found: Found): OptionGroup[] {
  const places = found.places.map(placeOption);
  const parties = found.parties.map((party) => made("party", party, { colour: party.colour }));
  const sources = found.sources.map((source) => made("source", source, { detail: source.reports > 0 ? t("find.reports", { count: source.reports, number: number(source.reports) }) : "" }));
  const all = [
    { label: t("find.places"), options: places },
    { label: t("find.parties"), options: parties },
    { label: t("find.sources"), options: sources },
  ];
  const sure = all.map((each) => ({ ...each, options: each.options.filter((option) => !option.near) }));
  const near = all.flatMap((each) => each.options.filter((option) => option.near));
  return [...sure, { label: t("find.near"), options: near }].filter((each) => each.options.length > 0);
}

function placeOption(place: Found["places"][number]): Option {
  const governorate = locale.language === "ar" ? place.admin1_ar : place.admin1;
  const where = place.kind === "admin1" ? t("find.governorate") : governorate;
  const told = place.statements > 0 ? t("reports.statements", { count: place.statements, number: number(place.statements) }) : "";
  return made("place", place, { detail: [where, told].filter(Boolean).join(t("list.join")) });
}

interface Called {
  id: string;
  name_ar: string;
  name_en: string;
  matched: string;
  fit: Found["places"][number]["fit"];
}

function made(sort: Option["sort"], of: Called, more: { detail?: string; colour?: string }): Option {
  const shown = name(of);
  // Where another of its names fits, that one is said too, or nobody would know why it is here.
  const other = of.matched !== of.name_ar && of.matched !== of.name_en && of.matched !== of.id ? of.matched : "";
  const detail = [other, more.detail].filter(Boolean).join(t("list.join"));
  return { sort, id: of.id, name: shown, detail, near: of.fit === "near", colour: more.colour ?? null };
}
