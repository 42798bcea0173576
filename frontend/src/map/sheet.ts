import type {
  DataDrivenPropertyValueSpecification,
  ExpressionSpecification,
  LayerSpecification,
  StyleSpecification,
} from "maplibre-gl";
import type { FeatureCollection } from "geojson";
import type { Language } from "../i18n/locale.svelte";
import type { Palette } from "./palette";
import { DISC_RADIUS } from "./shapes";

const NOTHING: FeatureCollection = { type: "FeatureCollection", features: [] };
export const FONT = "IBM Plex Sans Arabic";
const BOLD = "IBM Plex Sans Arabic SemiBold";

/** Which towns show the way: from afar only the seats of governorates, and never one that is drawn as a place. */
export function landmarks(places: FeatureCollection): ExpressionSpecification {
  const drawn = places.features.map((place) => place.properties?.["id"] as string);
  const near: ExpressionSpecification = ["step", ["zoom"], ["==", ["get", "rank"], 0], 8, true];
  return ["all", near, ["!", ["in", ["get", "id"], ["literal", drawn]]]];
}

const HELD: ExpressionSpecification = ["in", ["get", "status"], ["literal", ["held", "besieged"]]];

type Colour = DataDrivenPropertyValueSpecification<string>;

/** Radius of a place on the screen: by rank, growing with the zoom. `plus` pixels around it. */
function radius(plus = 0): ExpressionSpecification {
  const at = (factor: number): ExpressionSpecification => ["+", plus, ["*", factor, ["get", "size"]]];
  return ["interpolate", ["linear"], ["zoom"], 5.5, at(0.75), 8, at(1), 11, at(1.7)];
}

const ICON_SIZE: ExpressionSpecification = [
  "interpolate",
  ["linear"],
  ["zoom"],
  5.5,
  ["/", ["*", 0.75, ["get", "size"]], DISC_RADIUS],
  8,
  ["/", ["get", "size"], DISC_RADIUS],
  11,
  ["/", ["*", 1.7, ["get", "size"]], DISC_RADIUS],
];

function state(key: string, otherwise: string): ExpressionSpecification {
  return ["coalesce", ["feature-state", key], otherwise];
}

function shownIf(key: string): ExpressionSpecification {
  return ["case", ["boolean", ["feature-state", key], false], 1, 0];
}

const PLACE_LABEL = {
  "text-font": [BOLD],
  "text-size": ["interpolate", ["linear"], ["zoom"], 6, ["-", 13, ["get", "rank"]], 10, ["-", 17, ["get", "rank"]]],
  "text-variable-anchor": ["top", "bottom", "right", "left", "top-right", "top-left"],
  "text-radial-offset": ["+", 0.35, ["/", ["get", "size"], 12]],
  "text-justify": "auto",
  "text-padding": 3,
  "symbol-sort-key": ["get", "rank"],
} as const;

/** What changes on the sheet as the record is looked at. */
export interface Drawn {
  areas: FeatureCollection;
  areasShown: boolean;
  places: FeatureCollection;
}

export const BLANK: Drawn = { areas: NOTHING, areasShown: true, places: NOTHING };
export const AREA_LAYERS = ["areas", "areas-contested", "area-lines"] as const;

/** The sheet of the atlas: sources and layers, from the bottom up. */
export function sheet(palette: Palette, language: Language, drawn: Drawn): StyleSpecification {
  const name: ExpressionSpecification = ["get", language === "ar" ? "name_ar" : "name_en"];
  const geometry = (id: string) => ({ type: "geojson" as const, data: `${location.origin}/api/map/${id}` });
  return {
    version: 8,
    sources: {
      graticule: { type: "geojson", data: graticule() },
      neighbours: geometry("neighbours"),
      country: geometry("country"),
      admin1: geometry("admin1"),
      rivers: geometry("rivers"),
      towns: geometry("towns"),
      names: geometry("names"),
      areas: { type: "geojson", data: drawn.areas },
      places: { type: "geojson", data: drawn.places, promoteId: "id" },
    },
    layers: [
      ...land(palette, drawn),
      ...lines(palette),
      ...names(palette, name),
      ...towns(palette, name, drawn),
      ...places(palette, name),
    ],
  };
}

function land(palette: Palette, { areasShown }: Drawn): LayerSpecification[] {
  const layout = { visibility: areasShown ? ("visible" as const) : ("none" as const) };
  return [
    { id: "sea", type: "background", paint: { "background-color": palette.sea } },
    { id: "abroad", type: "fill", source: "neighbours", paint: { "fill-color": palette.abroad } },
    {
      id: "abroad-lines",
      type: "line",
      source: "neighbours",
      paint: { "line-color": palette.border, "line-width": 0.6, "line-opacity": 0.4 },
    },
    {
      id: "graticule",
      type: "line",
      source: "graticule",
      paint: { "line-color": palette.graticule, "line-width": 0.7 },
    },
    {
      id: "country-glow",
      type: "line",
      source: "country",
      paint: { "line-color": palette.border, "line-width": 14, "line-blur": 14, "line-opacity": 0.28 },
    },
    { id: "country", type: "fill", source: "country", paint: { "fill-color": palette.land } },
    {
      id: "areas",
      type: "fill",
      source: "areas",
      layout,
      filter: HELD,
      paint: { "fill-color": ["get", "colour"], "fill-opacity": palette.areaOpacity },
    },
    {
      id: "areas-contested",
      type: "fill",
      source: "areas",
      layout,
      filter: ["!", HELD],
      paint: { "fill-pattern": "contested-area", "fill-opacity": 0.5 },
    },
    {
      id: "area-lines",
      type: "line",
      source: "areas",
      layout,
      paint: { "line-color": palette.border, "line-width": 0.6, "line-opacity": 0.35 },
    },
  ];
}

function lines(palette: Palette): LayerSpecification[] {
  return [
    {
      id: "rivers",
      type: "line",
      source: "rivers",
      layout: { "line-cap": "round", "line-join": "round" },
      paint: {
        "line-color": palette.water,
        "line-width": ["interpolate", ["linear"], ["zoom"], 5, 1.1, 8, 2.6, 11, 5],
      },
    },
    {
      id: "admin1",
      type: "line",
      source: "admin1",
      paint: { "line-color": palette.adminLine, "line-width": 0.9, "line-dasharray": [4, 2.5] },
    },
    {
      id: "border",
      type: "line",
      source: "country",
      layout: { "line-join": "round" },
      paint: { "line-color": palette.border, "line-width": ["interpolate", ["linear"], ["zoom"], 5, 1, 9, 1.8] },
    },
  ];
}

function names(palette: Palette, name: ExpressionSpecification): LayerSpecification[] {
  const halo = { "text-halo-color": palette.halo, "text-halo-width": 1.2 };
  return [
    {
      id: "river-names",
      type: "symbol",
      source: "rivers",
      minzoom: 6,
      layout: {
        "symbol-placement": "line",
        "symbol-spacing": 420,
        "text-field": name,
        "text-font": [FONT],
        "text-size": 12,
        "text-letter-spacing": 0,
        "text-offset": [0, -0.9],
        "text-max-angle": 40,
      },
      paint: { "text-color": palette.waterInk, ...halo },
    },
    {
      id: "abroad-names",
      type: "symbol",
      source: "names",
      filter: ["==", ["get", "kind"], "neighbours"],
      layout: { "text-field": name, "text-font": [FONT], "text-size": 15 },
      paint: { "text-color": palette.faint, "text-opacity": 0.75 },
    },
    {
      id: "admin1-names",
      type: "symbol",
      source: "names",
      filter: ["==", ["get", "kind"], "admin1"],
      maxzoom: 8.5,
      layout: { "text-field": name, "text-font": [FONT], "text-size": 13, "text-padding": 12, "symbol-sort-key": 9 },
      paint: { "text-color": palette.faint, "text-opacity": 0.8, ...halo },
    },
  ];
}

function towns(palette: Palette, name: ExpressionSpecification, drawn: Drawn): LayerSpecification[] {
  const filter = landmarks(drawn.places);
  const halo = { "text-halo-color": palette.halo, "text-halo-width": 1.2 };
  return [
    {
      id: "town-dots",
      type: "circle",
      source: "towns",
      filter,
      paint: {
        "circle-radius": 2,
        "circle-color": palette.halo,
        "circle-stroke-color": palette.faint,
        "circle-stroke-width": 1,
      },
    },
    {
      id: "towns",
      type: "symbol",
      source: "towns",
      filter,
      layout: {
        "text-field": name,
        "text-variable-anchor": ["top", "bottom", "right", "left"],
        "text-radial-offset": 0.5,
        "text-font": [FONT],
        "text-size": ["interpolate", ["linear"], ["zoom"], 6, 10.5, 10, 13],
        "text-padding": 6,
        "symbol-sort-key": ["+", 10, ["get", "rank"]],
      },
      paint: { "text-color": palette.faint, ...halo },
    },
  ];
}

function places(palette: Palette, name: ExpressionSpecification): LayerSpecification[] {
  const fill: Colour = state("fill", palette.unknown);
  return [
    {
      id: "chosen",
      type: "circle",
      source: "places",
      paint: {
        "circle-radius": radius(9),
        "circle-color": palette.chosen,
        "circle-opacity": ["*", 0.12, shownIf("chosen")],
        "circle-stroke-color": palette.chosen,
        "circle-stroke-width": 1.5,
        "circle-stroke-opacity": shownIf("chosen"),
      },
    },
    {
      id: "ring",
      type: "circle",
      source: "places",
      layout: { "circle-sort-key": ["-", ["get", "rank"]] },
      paint: {
        "circle-radius": radius(2.6),
        "circle-color": palette.halo,
        "circle-opacity": shownIf("besieged"),
        "circle-stroke-color": state("ring", palette.unknown),
        "circle-stroke-width": 2.4,
        "circle-stroke-opacity": shownIf("besieged"),
      },
    },
    {
      id: "places",
      type: "circle",
      source: "places",
      layout: { "circle-sort-key": ["-", ["get", "rank"]] },
      paint: {
        "circle-radius": radius(),
        "circle-color": fill,
        "circle-opacity": ["case", ["boolean", ["feature-state", "old"], false], 0.55, 1],
        "circle-stroke-color": palette.rim,
        "circle-stroke-width": 1,
      },
    },
    mark("hatch", "contested", palette),
    mark("half", "disputed", palette),
    {
      id: "place-names",
      type: "symbol",
      source: "places",
      layout: { ...PLACE_LABEL, "text-field": name } as never,
      paint: { "text-color": palette.ink, "text-halo-color": palette.halo, "text-halo-width": 1.6 },
    },
  ];
}

function mark(shape: "hatch" | "half", when: string, palette: Palette): LayerSpecification {
  return {
    id: shape,
    type: "symbol",
    source: "places",
    layout: { "icon-image": shape, "icon-size": ICON_SIZE, "icon-allow-overlap": true, "icon-ignore-placement": true },
    paint: { "icon-color": state("second", palette.unknown), "icon-opacity": shownIf(when) },
  };
}

/** Meridians and parallels, a degree apart, around the theatre. */
function graticule(): FeatureCollection {
  const line = (coordinates: number[][]) => ({
    type: "Feature" as const,
    properties: {},
    geometry: { type: "LineString" as const, coordinates },
  });
  const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);
  return {
    type: "FeatureCollection",
    features: [
      ...range(20, 60).map((longitude) => line([[longitude, 10], [longitude, 50]])),
      ...range(10, 50).map((latitude) => line([[20, latitude], [60, latitude]])),
    ],
  };
}
