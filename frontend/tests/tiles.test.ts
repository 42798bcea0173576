import { validateStyleMin } from "@maplibre/maplibre-gl-style-spec";
import { describe, expect, test } from "vitest";
import { LIGHT } from "../src/map/palette";
import { tileLayers, tileSource } from "../src/map/tile-layers";

const STYLE = { version: 8, glyphs: "https://glyphs.example/{fontstack}/{range}.pbf" } as const;

describe.each(["raster", "vector"] as const)("%s tiles", (kind) => {
  const tiles = { url: "https://tiles.example/{z}/{x}/{y}", kind, attribution: "Survey" };
  test("are a source and layers that MapLibre takes", () => {
    const style = { ...STYLE, sources: tileSource(tiles), layers: tileLayers(LIGHT, tiles) };
    expect(validateStyleMin(style)).toEqual([]);
    expect(style.layers.length).toBeGreaterThan(0);
    expect(new Set(style.layers.map((layer) => layer.id)).size).toBe(style.layers.length);
  });
});

test("without a server there are none", () => {
  expect([tileSource(null), tileLayers(LIGHT, null)]).toEqual([{}, []]);
});
