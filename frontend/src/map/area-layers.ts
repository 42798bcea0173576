import type { ExpressionSpecification, LayerSpecification, Map as MapLibre } from "maplibre-gl";
import { BOLD } from "./base";
import type { Palette } from "./palette";

type Paint = Parameters<MapLibre["setPaintProperty"]>;

/** The layers that the reader switches on and off together. */
export const AREA_LAYERS = ["cells", "areas-contested", "area-lines", "area-names"] as const;
/** Those of them that tell of one day and are drawn once the slider rests. */
export const RESTING = ["areas-contested", "area-lines", "area-names"] as const;

/** How strongly each of those is drawn. */
const OPACITIES = {
  "areas-contested": ["fill-opacity", 0.45],
  "area-lines": ["line-opacity", 0.45],
  "area-names": ["text-opacity", 0.62],
} as const;

/** By which property, and how strongly, one of those is drawn where it is `shown`. */
export function restingOpacity(layer: (typeof RESTING)[number], shown: boolean): [Paint[1], number] {
  const [property, opacity] = OPACITIES[layer];
  return [property, shown ? opacity : 0];
}

function state(key: string, otherwise: string): ExpressionSpecification {
  return ["coalesce", ["feature-state", key], otherwise];
}

function flagged(key: string, then: number, otherwise = 0): ExpressionSpecification {
  return ["case", ["boolean", ["feature-state", key], false], then, otherwise];
}

/** The land of each place, coloured as the place is: what no report says is lighter than what one says. */
export function areas(palette: Palette, visibility: "visible" | "none", resting: boolean): LayerSpecification[] {
  const shade = palette.areaOpacity;
  return [
    {
      id: "cells",
      type: "fill",
      source: "cells",
      layout: { visibility },
      paint: {
        "fill-antialias": false, // or seams show between cells of one holder
        "fill-color": state("fill", palette.unknown),
        "fill-opacity": ["case", ["boolean", ["feature-state", "held"], false], flagged("old", shade * 0.5, shade), 0],
      },
    },
    {
      id: "areas-contested",
      type: "fill",
      source: "areas",
      filter: ["in", ["get", "status"], ["literal", ["contested", "disputed"]]],
      layout: { visibility },
      paint: { "fill-antialias": false, "fill-pattern": "contested-area", "fill-opacity": restingOpacity("areas-contested", resting)[1] },
    },
    {
      id: "area-lines",
      type: "line",
      source: "areas",
      layout: { visibility, "line-join": "round" },
      paint: { "line-color": palette.border, "line-width": 0.8, "line-opacity": restingOpacity("area-lines", resting)[1] },
    },
  ];
}

/** Whose area it is, in words: the second channel beside the colour. */
export function areaNames(
  palette: Palette,
  parties: Readonly<Record<string, string>>,
  visibility: "visible" | "none",
  resting: boolean,
): LayerSpecification[] {
  const named = Object.entries(parties).flat();
  const words = ["match", ["get", "holder"], ...named, ""] as unknown as ExpressionSpecification;
  return [
    {
      id: "area-names",
      type: "symbol",
      source: "area-names",
      layout: {
        visibility,
        "text-field": named.length ? words : "",
        "text-font": [BOLD],
        "text-size": ["interpolate", ["linear"], ["get", "room"], 0.04, 10, 0.4, 15],
        "text-letter-spacing": 0,
        "text-max-width": 8,
        "text-padding": 8,
        "symbol-sort-key": ["-", 100, ["get", "room"]],
      },
      paint: {
        "text-color": palette.ink,
        "text-opacity": restingOpacity("area-names", resting)[1],
        "text-halo-color": palette.halo,
        "text-halo-width": 1.4,
      },
    },
  ];
}
