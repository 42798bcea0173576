import type {
  ExpressionSpecification,
  FilterSpecification,
  GeoJSONSourceSpecification,
  SourceSpecification,
  StyleSpecification,
} from "maplibre-gl";
import type { FeatureCollection } from "geojson";
import type { Language } from "../i18n/locale.svelte";
import { areaNames, areas } from "./area-layers";
import { graticule, land, lines, names, towns } from "./base";
import type { Palette } from "./palette";
import { placeNames } from "./place-layers";
import { incidents, moves } from "./symbol-layers";
import { tileLayers, tileSource } from "./tile-layers";

const NOTHING: FeatureCollection = { type: "FeatureCollection", features: [] };

/** Tiles of the reader's own server, below all that is ours. */
export interface Tiles {
  url: string;
  kind: "raster" | "vector";
  attribution: string;
}

/** How the sheet is to look: its inks, its language, and what the parties are called in it. */
export interface Look {
  palette: Palette;
  language: Language;
  /** How numbers are written, as a locale of BCP 47. */
  numerals: string;
  parties: Readonly<Record<string, string>>;
  tiles: Tiles | null;
}

/** What changes on the sheet as the record is looked at; an address is loaded by the map's own worker. */
export interface Drawn {
  places: FeatureCollection;
  moves: FeatureCollection;
  cells: string | null;
  areas: string | null;
  areaNames: string | null;
  incidents: string | null;
  areasShown: boolean;
  /** Whether what tells of one day alone is drawn. */
  restingShown: boolean;
  incidentsShown: boolean;
}

export const BLANK: Drawn = {
  places: NOTHING,
  moves: NOTHING,
  cells: null,
  areas: null,
  areaNames: null,
  incidents: null,
  areasShown: true,
  restingShown: false,
  incidentsShown: true,
};

/** So many places that not all can be named from afar. */
export function isDense(places: FeatureCollection): boolean {
  return places.features.length > 600;
}

/** No landmark is of a lower rank. */
const LANDMARK_RANK = 1;

/** Which towns show the way: from afar only the seats of governorates, and never one that is drawn as a place. */
export function landmarks(places: FeatureCollection): FilterSpecification {
  const drawn = places.features.flatMap(({ properties }) => (properties!["rank"] <= LANDMARK_RANK ? [properties!["id"] as string] : []));
  const near: ExpressionSpecification = ["step", ["zoom"], ["==", ["get", "rank"], 0], 8, true];
  return ["all", near, ["!", ["in", ["get", "id"], ["literal", drawn]]]];
}

/** The sheet of the atlas: sources and layers, from the bottom up. */
export function sheet(look: Look, drawn: Drawn): StyleSpecification {
  const { palette, language } = look;
  const name: ExpressionSpecification = ["get", language === "ar" ? "name_ar" : "name_en"];
  const shown = (is: boolean) => (is ? ("visible" as const) : ("none" as const));
  return {
    version: 8,
    sources: {
      ...tileSource(look.tiles),
      graticule: { type: "geojson", data: graticule() },
      neighbours: line("neighbours"),
      country: line("country"),
      admin1: line("admin1"),
      rivers: line("rivers"),
      towns: line("towns"),
      names: line("names"),
      cells: { ...loaded(drawn.cells), promoteId: "id", tolerance: 0.1, buffer: 8 },
      areas: loaded(drawn.areas),
      "area-names": loaded(drawn.areaNames),
      moves: { type: "geojson", data: drawn.moves },
      "place-names": { type: "geojson", data: drawn.places },
      incidents: { ...loaded(drawn.incidents), cluster: true, clusterRadius: 26, clusterMaxZoom: 17 },
    } satisfies Record<string, SourceSpecification>,
    layers: [
      ...land(palette),
      ...tileLayers(palette, look.tiles),
      ...areas(palette, shown(drawn.areasShown), drawn.restingShown),
      ...lines(palette),
      ...names(palette, name),
      ...towns(palette, name, landmarks(drawn.places)),
      ...areaNames(palette, look.parties, shown(drawn.areasShown), drawn.restingShown),
      ...moves(palette),
      placeNames(palette, name, isDense(drawn.places)),
      ...incidents(palette, look.numerals, shown(drawn.incidentsShown)),
    ],
  };
}

function line(id: string): GeoJSONSourceSpecification {
  return { type: "geojson", data: `${location.origin}/api/map/${id}` };
}

function loaded(address: string | null): GeoJSONSourceSpecification {
  return { type: "geojson", data: address ?? NOTHING };
}
