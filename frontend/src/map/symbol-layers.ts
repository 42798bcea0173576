import type { ExpressionSpecification, LayerSpecification } from "maplibre-gl";
import { BOLD } from "./base";
import type { Palette } from "./palette";
import { radius } from "./place-layers";
import { FAMILIES } from "./symbols";

export const SYMBOL_LAYERS = ["clusters", "cluster-counts", "incidents"] as const;

/** Beside the town, not on it: whoever holds it is to be seen too. */
const ASIDE: [number, number] = [11, -11];
const CLUSTERED: ExpressionSpecification = ["has", "point_count"];

/** What happened in the window, many in one place as a number. */
export function incidents(palette: Palette, numerals: string, visibility: "visible" | "none"): LayerSpecification[] {
  const families = Object.entries(FAMILIES).flat();
  const image = ["match", ["get", "family"], ...families, "other"] as unknown as ExpressionSpecification;
  return [
    {
      id: "clusters",
      type: "circle",
      source: "incidents",
      filter: CLUSTERED,
      layout: { visibility },
      paint: {
        "circle-color": palette.incident,
        "circle-radius": ["interpolate", ["linear"], ["log10", ["get", "point_count"]], 0.3, 8, 1, 10, 2, 14, 3, 19],
        "circle-opacity": 0.92,
        "circle-stroke-color": palette.halo,
        "circle-stroke-width": 1.5,
        "circle-translate": ASIDE,
      },
    },
    {
      id: "cluster-counts",
      type: "symbol",
      source: "incidents",
      filter: CLUSTERED,
      layout: {
        visibility,
        "text-field": ["number-format", ["get", "point_count"], { locale: numerals }],
        "text-font": [BOLD],
        "text-size": 11,
        "text-allow-overlap": true,
        "text-ignore-placement": true,
      },
      paint: { "text-color": palette.halo, "text-translate": ASIDE },
    },
    {
      id: "incidents",
      type: "symbol",
      source: "incidents",
      filter: ["!", CLUSTERED],
      layout: {
        visibility,
        "icon-image": ["concat", "event-", image],
        "icon-allow-overlap": true,
        "icon-ignore-placement": true,
      },
      paint: { "icon-translate": ASIDE },
    },
  ];
}

/** Rings around what stands otherwise than on an earlier day: whole where it went over to another side. */
export function moves(palette: Palette): LayerSpecification[] {
  return [
    {
      id: "moves",
      type: "circle",
      source: "moves",
      paint: {
        "circle-radius": radius(6),
        "circle-opacity": 0,
        "circle-stroke-color": ["get", "colour"],
        "circle-stroke-width": ["case", ["get", "handover"], 3.5, 1.5],
        "circle-stroke-opacity": ["case", ["get", "handover"], 1, 0.7],
      },
    },
    {
      id: "moves-rim",
      type: "circle",
      source: "moves",
      filter: ["get", "handover"],
      paint: {
        "circle-radius": radius(9.5),
        "circle-opacity": 0,
        "circle-stroke-color": palette.ink,
        "circle-stroke-width": 1,
      },
    },
  ];
}
