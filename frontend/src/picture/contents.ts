import type { FeatureCollection } from "geojson";
import { api } from "../api/client";
import { digits, number } from "../i18n/format";
import { name, t } from "../i18n/locale.svelte";
import type { Chart } from "../map/chart";
import { markOf, markOfTenure } from "../map/mark";
import { FAMILIES, SYMBOLS, type SymbolName } from "../map/symbols";
import { tally } from "../record/tally";
import { dayOf, isoOf } from "../time/day";
import { longDay, plainDay } from "../time/wording";
import { record } from "../view/record.svelte";
import { view } from "../view/view.svelte";
import type { Contents } from "./picture";

const LAYERS = ["country", "neighbours", "admin1", "rivers"] as const;
const MARKS = ["contested", "besieged", "disputed", "unknown"] as const;

/** Everything that a picture of the map as it is shown says, in the reader's language. */
export async function contents(chart: Chart | null): Promise<Contents> {
  const [country, neighbours, admin1, rivers] = await Promise.all(LAYERS.map(layer));
  const areas = view.areas ? await api.areas(isoOf(view.day), view.asOf) : { features: [] };
  const shown = chart && view.incidents ? chart.happenings.seen : [];
  return {
    title: t("picture.title", { day: longDay(view.day) }),
    notes: notes(),
    credits: credits(),
    ...legend(),
    kilometres: (length) => t("picture.kilometres", { count: length, number: digits(length) }),
    bounds: framed(chart),
    places: record.spots.map((spot) => ({ spot, name: name(spot), mark: markOf(record.atlas?.stateOn(spot, view.day) ?? null, "paper") })),
    incidents: shown.map(({ at, family, count }) => ({
      at,
      symbol: count === null ? (FAMILIES[family] ?? "other") : null,
      count: count === null ? "" : number(count),
    })),
    ground: { country: country!, neighbours: neighbours!, admin1: admin1!, rivers: rivers! },
    areas: areas.features.map((path) => ({ path, colour: record.colour(path.properties?.["holder"] as string | undefined, "paper") })),
  };
}

/** The frame of the places that can be seen on the screen, whose shape is another; all of what is seen where there are none. */
function framed(chart: Chart | null): Contents["bounds"] {
  const whole = (chart?.camera.bounds ?? record.about!.theatre.bounds) as Contents["bounds"];
  const [west, south, east, north] = whole;
  const seen = record.spots.flatMap(({ lon, lat }) =>
    lon !== null && lat !== null && lon >= west && lon <= east && lat >= south && lat <= north ? [[lon, lat] as const] : [],
  );
  if (seen.length < 2) return whole;
  const [longitudes, latitudes] = [seen.map(([lon]) => lon).sort(byNumber), seen.map(([, lat]) => lat).sort(byNumber)];
  const around = 0.15 + 0.08 * (longitudes.at(-1)! - longitudes[0]!);
  return [longitudes[0]! - around, latitudes[0]! - around, longitudes.at(-1)! + around, latitudes.at(-1)! + around];
}

function byNumber(a: number, b: number): number {
  return a - b;
}

async function layer(id: (typeof LAYERS)[number]): Promise<FeatureCollection> {
  const answer = await fetch(`/api/map/${id}`);
  return (await answer.json()) as FeatureCollection;
}

function notes(): string[] {
  return [
    view.asOf ? t("asOf.until", { day: plainDay(dayOf(view.asOf)) }) : t("picture.everything"),
    ...(view.areas ? [t("map.areas")] : []),
    ...(view.incidents ? [t("legend.incidents", { count: view.window })] : []),
    t("legend.old", { count: record.atlas?.oldAfter ?? 0 }),
  ];
}

function credits(): string {
  const sources = (record.about?.credits ?? []).map((credit) => `${credit.name} (${credit.licence})`);
  const said = [`Marsad ${record.about?.version}`, t("picture.counts", { count: record.about?.counts.reports ?? 0, number: number(record.about?.counts.reports ?? 0) })];
  return [...said, `${t("about.credits")}${t("list.colon")}${sources.join(t("list.comma"))}`].join(" · ");
}

function legend(): Pick<Contents, "parties" | "marks" | "symbols"> {
  const { atlas } = record;
  if (!atlas) return { parties: [], marks: [], symbols: [] };
  const counts = tally(atlas, view.day);
  const [one, other] = [...counts.parties.map((party) => party.id), ...atlas.holders];
  const both = [one, other].filter((id) => id !== undefined);
  return {
    parties: counts.parties.map(({ id, places }) => ({
      colour: record.colour(id, "paper") ?? "#a79f92",
      words: `${record.shortName(id)}${t("list.join")}${t("legend.places", { count: places })}`,
    })),
    marks: MARKS.filter((status) => counts[status] > 0).map((status) => ({
      mark: markOfTenure(status === "unknown" ? null : { status, holder: status === "besieged" ? both.slice(0, 1) : both, by: both.slice(1) }, "paper"),
      words: `${t(`state.${status}`)}${t("list.join")}${t("legend.places", { count: counts[status] })}`,
    })),
    symbols: view.incidents ? (Object.keys(SYMBOLS) as SymbolName[]).map((symbol) => ({ symbol, words: t(`symbol.${symbol}`) })) : [],
  };
}
