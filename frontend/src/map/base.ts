import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from "maplibre-gl";
import type { FeatureCollection } from "geojson";
import type { Palette } from "./palette";

/** The face of the map's words, which the page loads before the map. */
export const FONT = "IBM Plex Sans Arabic";
export const BOLD = "IBM Plex Sans Arabic SemiBold";

export function land(palette: Palette): LayerSpecification[] {
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
  ];
}

export function lines(palette: Palette): LayerSpecification[] {
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

export function names(palette: Palette, name: ExpressionSpecification): LayerSpecification[] {
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

export function towns(palette: Palette, name: ExpressionSpecification, filter: FilterSpecification): LayerSpecification[] {
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

/** Meridians and parallels, a degree apart, around the theatre. */
export function graticule(): FeatureCollection {
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
