import type { ExpressionSpecification, LayerSpecification } from "maplibre-gl";
import { BOLD } from "./base";
import { flagged, state } from "./place-layers";
import type { Palette } from "./palette";

/** The layers that the reader switches on and off together. */
export const AREA_LAYERS = ["cells", "areas-contested", "area-lines", "area-names"] as const;
/** Those of them that tell of one day and are drawn once the slider rests. */
export const RESTING = ["areas-contested", "area-lines", "area-names"] as const;

/** The land of each place, coloured as the place is: what no report says is lighter than what one says. */
export function areas(palette: Palette, visibility: "visible" | "none"): LayerSpecification[] {
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
      paint: { "fill-antialias": false, "fill-pattern": "contested-area", "fill-opacity": 0.45 },
    },
    {
      id: "area-lines",
      type: "line",
      source: "areas",
      layout: { visibility, "line-join": "round" },
      paint: { "line-color": palette.border, "line-width": 0.8, "line-opacity": 0.45 },
    },
  ];
}

/** Whose area it is, in words: the second channel beside the colour. */
export function areaNames(
  palette: Palette,
  parties: Readonly<Record<string, string>>,
  visibility: "visible" | "none",
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
        "text-opacity": 0.62,
        "text-halo-color": palette.halo,
        "text-halo-width": 1.4,
      },
    },
  ];
}
