import type { LayerSpecification, SourceSpecification } from "maplibre-gl";
import type { Palette } from "./palette";
import type { Tiles } from "./sheet";

/** What vector tiles call a thing in the two schemas that are free to use: OpenMapTiles, and Shortbread. */
const WATERS = ["water", "water_polygons"];
const STREAMS = ["waterway", "water_lines"];
const STREETS = ["transportation", "streets"];
const BUILDINGS = ["building", "buildings"];

/** The source of the reader's own tiles; none where no server is configured. */
export function tileSource(tiles: Tiles | null): Record<string, SourceSpecification> {
  if (!tiles) return {};
  const { url, attribution } = tiles;
  const source = tiles.kind === "raster" ? { type: "raster" as const, tileSize: 256 } : { type: "vector" as const, maxzoom: 14 };
  return { tiles: { ...source, tiles: [url], attribution } };
}

/** The tiles as they lie on the land: pictures as they are, lines and surfaces in the sheet's own quiet inks. */
export function tileLayers(palette: Palette, tiles: Tiles | null): LayerSpecification[] {
  if (!tiles) return [];
  if (tiles.kind === "raster") return [{ id: "tiles", type: "raster", source: "tiles" }];
  return [
    ...WATERS.map((layer) => surface(layer, palette.sea)),
    ...STREAMS.map((layer) => stroke(layer, palette.water, 0.8)),
    ...STREETS.map((layer) => stroke(layer, palette.adminLine, 0.7)),
    ...BUILDINGS.map((layer) => surface(layer, palette.abroad)),
  ];
}

function surface(layer: string, ink: string): LayerSpecification {
  return { id: `tiles-${layer}`, type: "fill", source: "tiles", "source-layer": layer, paint: { "fill-color": ink } };
}

function stroke(layer: string, ink: string, width: number): LayerSpecification {
  return {
    id: `tiles-${layer}`,
    type: "line",
    source: "tiles",
    "source-layer": layer,
    paint: { "line-color": ink, "line-width": width },
  };
}
