import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from "maplibre-gl";
import { BOLD } from "./base";
import type { Palette } from "./palette";
import { FACTORS, STOPS, VILLAGE_RANK } from "./radius";

/** Radius of a place on the screen for a layer of the style, `plus` pixels around it: as `radiusAt` has it. */
export function radius(plus = 0): ExpressionSpecification {
  const at = (stop: 0 | 1 | 2): ExpressionSpecification => {
    const factor: ExpressionSpecification = ["case", [">=", ["get", "rank"], VILLAGE_RANK], FACTORS.village[stop], FACTORS.place[stop]];
    return ["+", plus, ["*", factor, ["get", "size"]]];
  };
  return ["interpolate", ["linear"], ["zoom"], STOPS[0], at(0), STOPS[1], at(1), STOPS[2], at(2)];
}

/** The names beside the discs, which are drawn by themselves. */
export function placeNames(palette: Palette, name: ExpressionSpecification, dense: boolean): LayerSpecification {
  return {
    id: "place-names",
    type: "symbol",
    source: "place-names",
    filter: namedPlaces(dense),
    layout: {
      "text-field": name,
      "text-font": [BOLD],
      "text-size": ["interpolate", ["linear"], ["zoom"], 6, ["-", 13, ["get", "rank"]], 10, ["-", 17, ["get", "rank"]]],
      "text-variable-anchor": ["top", "bottom", "right", "left", "top-right", "top-left"],
      "text-radial-offset": ["+", 0.35, ["/", ["get", "size"], 12]],
      "text-justify": "auto",
      "text-padding": 3,
      "symbol-sort-key": ["get", "rank"],
    },
    paint: { "text-color": palette.ink, "text-halo-color": palette.halo, "text-halo-width": 1.6 },
  };
}

/** Which places have their names beside them: of thousands the villages only where there is room for them. */
export function namedPlaces(dense: boolean): FilterSpecification {
  return dense ? ["<=", ["get", "rank"], ["step", ["zoom"], 1, 7, 2, 9, 9]] : ["has", "rank"];
}
