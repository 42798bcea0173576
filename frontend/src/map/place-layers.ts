import type { DataDrivenPropertyValueSpecification, ExpressionSpecification, FilterSpecification, LayerSpecification } from "maplibre-gl";
import { BOLD } from "./base";
import type { Palette } from "./palette";
import { DISC_RADIUS } from "./shapes";

type Colour = DataDrivenPropertyValueSpecification<string>;

/** From afar a village is a dot, so that thousands of them still tell where a front runs. */
const AFAR: ExpressionSpecification = ["case", [">=", ["get", "rank"], 3], 0.44, 0.72];

/** Radius of a place on the screen: by rank, growing with the zoom. `plus` pixels around it; nothing where not `flagged`.
 *
 * What is not to be seen has no extent: thousands of circles without opacity would still be painted.
 */
export function radius(plus = 0, flag: string | null = null): ExpressionSpecification {
  const shown = (size: ExpressionSpecification): ExpressionSpecification =>
    flag === null ? size : ["case", ["boolean", ["feature-state", flag], false], size, 0];
  const at = (factor: number | ExpressionSpecification): ExpressionSpecification => shown(["+", plus, ["*", factor, ["get", "size"]]]);
  return ["interpolate", ["linear"], ["zoom"], 5.5, at(AFAR), 8, at(1), 11, at(1.7)];
}

const ICON_SIZE: ExpressionSpecification = [
  "interpolate",
  ["linear"],
  ["zoom"],
  5.5,
  ["/", ["*", AFAR, ["get", "size"]], DISC_RADIUS],
  8,
  ["/", ["get", "size"], DISC_RADIUS],
  11,
  ["/", ["*", 1.7, ["get", "size"]], DISC_RADIUS],
];

export function state(key: string, otherwise: string): ExpressionSpecification {
  return ["coalesce", ["feature-state", key], otherwise];
}

export function flagged(key: string, then: number, otherwise = 0): ExpressionSpecification {
  return ["case", ["boolean", ["feature-state", key], false], then, otherwise];
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

export function places(palette: Palette, name: ExpressionSpecification, dense: boolean): LayerSpecification[] {
  const fill: Colour = state("fill", palette.unknown);
  return [
    {
      id: "chosen",
      type: "circle",
      source: "places",
      paint: {
        "circle-radius": radius(9, "chosen"),
        "circle-color": palette.chosen,
        "circle-opacity": 0.12,
        "circle-stroke-color": palette.chosen,
        "circle-stroke-width": flagged("chosen", 1.5),
      },
    },
    {
      id: "ring",
      type: "circle",
      source: "places",
      layout: { "circle-sort-key": ["-", ["get", "rank"]] },
      paint: {
        "circle-radius": radius(2.6, "besieged"),
        "circle-color": palette.halo,
        "circle-stroke-color": state("ring", palette.unknown),
        "circle-stroke-width": flagged("besieged", 2.4),
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
        "circle-opacity": flagged("old", 0.5, 1),
        "circle-stroke-color": palette.rim,
        "circle-stroke-width": ["interpolate", ["linear"], ["zoom"], 5.5, 0.5, 8, 1],
      },
    },
    halves(palette),
    {
      id: "place-names",
      type: "symbol",
      source: "places",
      filter: namedPlaces(dense),
      layout: { ...PLACE_LABEL, "text-field": name } as never,
      paint: { "text-color": palette.ink, "text-halo-color": palette.halo, "text-halo-width": 1.6 },
    },
  ];
}

/** Which places have their names beside them: of thousands the villages only where there is room for them. */
export function namedPlaces(dense: boolean): FilterSpecification {
  return dense ? ["<=", ["get", "rank"], ["step", ["zoom"], 1, 7, 2, 9, 9]] : ["has", "rank"];
}

/** The other half of what two claim: hatched where it is fought over, split where sources disagree. */
function halves(palette: Palette): LayerSpecification {
  return {
    id: "halves",
    type: "symbol",
    source: "halves",
    layout: { "icon-image": ["get", "shape"], "icon-size": ICON_SIZE, "icon-allow-overlap": true, "icon-ignore-placement": true },
    paint: { "icon-color": ["coalesce", ["get", "colour"], palette.unknown] },
  };
}
