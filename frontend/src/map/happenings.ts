import type { Point } from "geojson";
import type { GeoJSONSource, Map as MapLibre, MapMouseEvent } from "maplibre-gl";
import type { Palette } from "./palette";
import { SYMBOL_RATIO, SYMBOLS, symbolImage, type SymbolName } from "./symbols";

/** Events of one point that are listed. */
const LISTED = 12;
const LAYERS = ["clusters", "incidents"];

/** Some events at one point of the map. */
export interface Happened {
  count: number;
  /** The first of them. */
  events: { id: string; type: string | null; family: string; killed: number | null }[];
  x: number;
  y: number;
}

/** What happened in the window, as symbols on the map, many in one place as a number. */
export class Happenings {
  readonly #map: MapLibre;

  constructor(map: MapLibre) {
    this.#map = map;
  }

  /** Draw the symbols in these inks from now on. */
  paint(palette: Palette): void {
    for (const symbol of Object.keys(SYMBOLS) as SymbolName[]) {
      const [id, image] = [`event-${symbol}`, symbolImage(symbol, palette.incident, palette.halo)];
      if (this.#map.hasImage(id)) this.#map.updateImage(id, image);
      else this.#map.addImage(id, image, { pixelRatio: SYMBOL_RATIO });
    }
  }

  /** Whether a symbol is there. */
  isAt(point: MapMouseEvent["point"]): boolean {
    return this.#map.queryRenderedFeatures(point, { layers: LAYERS }).length > 0;
  }

  /** Say what happened where the reader clicks on a symbol or on the number of several. */
  onChoose(then: (happened: Happened) => void): void {
    for (const layer of LAYERS) {
      this.#map.on("click", layer, (event) => {
        const [found] = event.features ?? [];
        if (found) void this.#told(found.properties).then((told) => then({ ...told, x: event.point.x, y: event.point.y }));
      });
    }
  }

  /** The symbols that can be seen: where each is, its family, or how many it stands for. */
  get seen(): { at: [number, number]; family: string; count: number | null }[] {
    return this.#map.queryRenderedFeatures({ layers: LAYERS }).map(({ geometry, properties }) => ({
      at: (geometry as Point).coordinates as [number, number],
      family: String(properties["family"] ?? ""),
      count: (properties["point_count"] as number | undefined) ?? null,
    }));
  }

  async #told(properties: Record<string, unknown>): Promise<Pick<Happened, "count" | "events">> {
    const cluster = properties["cluster_id"];
    if (cluster === undefined) return { count: 1, events: [properties as unknown as Happened["events"][number]] };
    const source = this.#map.getSource("incidents") as GeoJSONSource;
    const leaves = await source.getClusterLeaves(cluster as number, LISTED, 0);
    const events = leaves.map((leaf) => leaf.properties as Happened["events"][number]);
    return { count: properties["point_count"] as number, events };
  }
}
