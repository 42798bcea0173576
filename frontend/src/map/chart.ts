import type { Feature, FeatureCollection, Point } from "geojson";
import {
  type GeoJSONSource,
  type LngLatBoundsLike,
  Map as MapLibre,
  type MapMouseEvent,
  ScaleControl,
  setWorkerUrl,
} from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import "maplibre-gl/dist/maplibre-gl.css";
import type { Spot } from "../record/atlas";
import { AREA_LAYERS, RESTING } from "./area-layers";
import { FONT } from "./base";
import { type Mark, sameMark } from "./mark";
import { hatching, PIXEL_RATIO, SHAPES } from "./shapes";
import { sizeOf } from "./sizes";
import { namedPlaces } from "./place-layers";
import { BLANK, type Drawn, isDense, landmarks, type Look, sheet } from "./sheet";
import { SYMBOL_LAYERS } from "./symbol-layers";
import type { OnScreen, Step } from "./walk";
import { SYMBOL_RATIO, SYMBOLS, symbolImage, type SymbolName } from "./symbols";

setWorkerUrl(new URL(workerUrl, location.origin).href);

/** Events of one point that are listed. */
const LISTED = 12;
const STILL = matchMedia("(prefers-reduced-motion: reduce)");

export interface Pointed {
  id: string;
  x: number;
  y: number;
}

/** Some events at one point of the map. */
export interface Happened {
  count: number;
  /** The first of them. */
  events: { id: string; type: string | null; family: string; killed: number | null }[];
  x: number;
  y: number;
}

/** What of the land a map shows. */
export interface Where {
  centre: [number, number];
  zoom: number;
}

/** The drawn map. It knows colours and points, and nothing of what they mean. */
export class Chart {
  readonly #map: MapLibre;
  readonly #marks = new Map<string, Mark>();
  readonly #scale = new ScaleControl({ maxWidth: 90 });
  readonly #halves = new Map<string, Feature<Point>>();
  #points = new Map<string, Feature>();
  #isDrawingHalves = false;
  #isClosed = false;
  #drawn: Drawn = BLANK;
  #chosen: string | null = null;
  /** It is moved by another map, not by the reader. */
  #following = false;

  private constructor(map: MapLibre, look: Look) {
    this.#map = map;
    this.#putScale(look);
  }

  /** Draw an empty sheet in `container`, its fonts loaded first: MapLibre keeps the glyphs it is given. */
  static async open(container: HTMLElement, look: Look, bounds: LngLatBoundsLike): Promise<Chart> {
    await Promise.all([400, 600].map((weight) => document.fonts.load(`${weight} 24px "${FONT}"`, "مرصد Marsad")));
    const map = new MapLibre({
      container,
      style: sheet(look, BLANK),
      bounds,
      fitBoundsOptions: { padding: 56 },
      maxBounds: [33.05, 30.05, 45.45, 39.45], // beyond it the neighbours' outlines end
      maxZoom: 13,
      keyboard: false, // the page's own keys go from place to place
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      attributionControl: false,
      fadeDuration: STILL.matches ? 0 : 200,
      renderWorldCopies: false,
    });
    map.touchZoomRotate.disableRotation();
    await map.once("load");
    for (const [id, draw] of Object.entries(SHAPES)) map.addImage(id, draw(), { sdf: true, pixelRatio: PIXEL_RATIO });
    map.addImage("contested-area", hatching(), { pixelRatio: PIXEL_RATIO });
    const chart = new Chart(map, look);
    chart.#putSymbols(look);
    return chart;
  }

  close(): void {
    this.#isClosed = true;
    this.#map.remove();
  }

  restyle(look: Look): void {
    this.#map.setStyle(sheet(look, this.#drawn), { diff: true });
    this.#putSymbols(look);
    this.#putScale(look);
  }

  /** The scale stands where reading begins; the layers' switch has the other corner. */
  #putScale({ language }: Look): void {
    if (this.#map.hasControl(this.#scale)) this.#map.removeControl(this.#scale);
    this.#map.addControl(this.#scale, language === "ar" ? "bottom-right" : "bottom-left");
  }

  #putSymbols({ palette }: Look): void {
    for (const symbol of Object.keys(SYMBOLS) as SymbolName[]) {
      const [id, image] = [`event-${symbol}`, symbolImage(symbol, palette.incident, palette.halo)];
      if (this.#map.hasImage(id)) this.#map.updateImage(id, image);
      else this.#map.addImage(id, image, { pixelRatio: SYMBOL_RATIO });
    }
  }

  /** Put `places` on the sheet; what has no point is left out. */
  setPlaces(places: readonly Spot[]): void {
    this.#drawn = { ...this.#drawn, places: points(places) };
    this.#source("places").setData(this.#drawn.places);
    // A town that has evidence is drawn as a place, so its plain name gives way.
    const others = landmarks(this.#drawn.places);
    for (const layer of ["towns", "town-dots"]) this.#map.setFilter(layer, others);
    this.#map.setFilter("place-names", namedPlaces(isDense(this.#drawn.places)));
    this.#points = new Map(this.#drawn.places.features.map((point) => [String(point.properties?.["id"]), point]));
    this.#halves.clear();
    this.#drawHalves();
    for (const source of ["places", "cells"]) this.#map.removeFeatureState({ source });
    this.#marks.clear();
    if (this.#chosen) this.#flag(this.#chosen, true);
  }

  /** Draw the land of each place from what is at this address of the server. */
  setCells(address: string): void {
    this.#load("cells", "cells", address);
  }

  /** Draw the outlines and the names of a day's areas, each from an address of the server; null: of no day. */
  setAreas(day: { areas: string; names: string } | null): void {
    if (day) {
      this.#load("areas", "areas", day.areas);
      this.#load("areaNames", "area-names", day.names);
    }
    this.#show(RESTING, day !== null && this.#drawn.areasShown);
  }

  setIncidents(address: string): void {
    this.#load("incidents", "incidents", address);
  }

  /** Ring what stands otherwise than on an earlier day, each place in the colour of its holder now. */
  setMoves(moves: readonly { lon: number; lat: number; spot: Spot; colour: string; handover: boolean }[]): void {
    const features = moves.map(({ lon, lat, spot, colour, handover }) => ({
      type: "Feature" as const,
      properties: { colour, handover, rank: spot.rank, size: sizeOf(spot) },
      geometry: { type: "Point" as const, coordinates: [lon, lat] },
    }));
    this.#drawn = { ...this.#drawn, moves: { type: "FeatureCollection", features } };
    this.#source("moves").setData(this.#drawn.moves);
  }

  showAreas(areasShown: boolean): void {
    this.#drawn = { ...this.#drawn, areasShown };
    this.#show(AREA_LAYERS, areasShown);
  }

  showIncidents(incidentsShown: boolean): void {
    this.#drawn = { ...this.#drawn, incidentsShown };
    this.#show(SYMBOL_LAYERS, incidentsShown);
  }

  #show(layers: readonly string[], shown: boolean): void {
    const visibility = shown ? "visible" : "none";
    for (const layer of layers) {
      const is = this.#map.getLayoutProperty(layer, "visibility") as string | undefined;
      if ((is ?? "visible") !== visibility) this.#map.setLayoutProperty(layer, "visibility", visibility);
    }
  }

  #load(key: "cells" | "areas" | "areaNames" | "incidents", source: string, address: string): void {
    const whole = new URL(address, location.origin).href;
    if (this.#drawn[key] === whole) return;
    this.#drawn = { ...this.#drawn, [key]: whole };
    this.#source(source).setData(whole);
  }

  /** Colour place `id`; nothing is sent to the map where nothing changed. */
  setMark(id: string, mark: Mark): void {
    const before = this.#marks.get(id);
    if (before && sameMark(before, mark)) return;
    this.#marks.set(id, mark);
    const led = mark.status === "held" || mark.status === "besieged";
    const split = mark.status === "contested" || mark.status === "disputed";
    this.#map.setFeatureState(
      { source: "cells", id },
      { fill: named(mark.fill), held: led && mark.fill !== null, old: mark.old },
    );
    this.#map.setFeatureState(
      { source: "places", id },
      {
        fill: named(mark.fill),
        ring: named(mark.ring),
        besieged: mark.ring !== null,
        old: mark.old,
      },
    );
    const point = split ? this.#points.get(id) : undefined;
    if (!point && !this.#halves.has(id)) return;
    if (point) this.#halves.set(id, halved(point, mark));
    else this.#halves.delete(id);
    this.#drawHalves();
  }

  /** Draw the halves anew, once for all that changes at a time: only a few places are claimed by two. */
  #drawHalves(): void {
    if (this.#isDrawingHalves) return;
    this.#isDrawingHalves = true;
    queueMicrotask(() => {
      this.#isDrawingHalves = false;
      if (this.#isClosed) return;
      this.#drawn = { ...this.#drawn, halves: { type: "FeatureCollection", features: [...this.#halves.values()] } };
      this.#source("halves").setData(this.#drawn.halves);
    });
  }

  /** Ring place `id` and bring it into what can be seen of the map. */
  choose(id: string | null): void {
    if (this.#chosen) this.#flag(this.#chosen, false);
    this.#chosen = id;
    const feature = this.#drawn.places.features.find((each) => each.properties?.["id"] === id) as
      | Feature<Point>
      | undefined;
    if (!id || !feature) return;
    this.#flag(id, true);
    const [longitude, latitude] = feature.geometry.coordinates as [number, number];
    const at = this.#map.project([longitude, latitude]);
    const { clientWidth, clientHeight } = this.#map.getContainer();
    const margin = 60;
    const seen = at.x > margin && at.x < clientWidth - margin;
    if (seen && at.y > margin && at.y < clientHeight - margin && this.#map.getZoom() >= 7) return;
    this.#map.easeTo({
      center: [longitude, latitude],
      zoom: Math.max(this.#map.getZoom(), 8),
      duration: STILL.matches ? 0 : 700,
    });
  }

  fit(bounds: LngLatBoundsLike): void {
    this.#map.fitBounds(bounds, { padding: 48, maxZoom: 9, duration: STILL.matches ? 0 : 600 });
  }

  zoom(by: 1 | -1): void {
    this.#map.easeTo({ zoom: this.#map.getZoom() + by, duration: STILL.matches ? 0 : 250 });
  }

  resize(): void {
    this.#map.resize();
  }

  /** Name the picture for those who do not see it; the keys are the frame's. */
  name(label: string): void {
    const canvas = this.#map.getCanvas();
    canvas.setAttribute("aria-label", label);
    canvas.setAttribute("tabindex", "-1");
  }

  /** Call `then` once all that was asked for is drawn. */
  whenDrawn(then: () => void): void {
    void this.#map.once("idle").then(then);
    this.#map.triggerRepaint();
  }

  /** Call `then` at the first frame that has the places; their areas and names may come later. */
  whenSeen(then: () => void): void {
    const look = (): void => {
      if (!this.#map.isSourceLoaded("places")) return;
      this.#map.off("render", look);
      then();
    };
    this.#map.on("render", look);
    this.#map.triggerRepaint();
  }

  onChoose(then: (id: string | null) => void): void {
    this.#map.on("click", (event) => {
      const symbols = this.#map.queryRenderedFeatures(event.point, { layers: ["clusters", "incidents"] });
      if (symbols.length === 0) then(this.#placeAt(event)?.id ?? null);
    });
  }

  /** Say what happened where the reader clicks on a symbol or on the number of several. */
  onHappened(then: (happened: Happened) => void): void {
    for (const layer of ["clusters", "incidents"]) {
      this.#map.on("click", layer, (event) => {
        const [found] = event.features ?? [];
        if (found) void this.#happenedAt(found.properties).then((told) => then({ ...told, x: event.point.x, y: event.point.y }));
      });
      this.#map.on("mouseenter", layer, () => (this.#map.getCanvas().style.cursor = "pointer"));
      this.#map.on("mouseleave", layer, () => (this.#map.getCanvas().style.cursor = ""));
    }
  }

  async #happenedAt(properties: Record<string, unknown>): Promise<Pick<Happened, "count" | "events">> {
    const cluster = properties["cluster_id"];
    if (cluster === undefined) return { count: 1, events: [properties as unknown as Happened["events"][number]] };
    const leaves = await this.#source("incidents").getClusterLeaves(cluster as number, LISTED, 0);
    const events = leaves.map((leaf) => leaf.properties as Happened["events"][number]);
    return { count: properties["point_count"] as number, events };
  }

  /** Where the place is on the screen, null where it has no point. */
  at({ lon, lat }: Pick<Spot, "lon" | "lat">): { x: number; y: number } | null {
    return lon === null || lat === null ? null : this.#map.project([lon, lat]);
  }

  /** Those of the places that can be seen, with where they are on the screen. */
  inView(spots: readonly Spot[]): OnScreen<Spot>[] {
    const { clientWidth: width, clientHeight: height } = this.#map.getContainer();
    return spots.flatMap((item) => {
      const at = this.at(item);
      return at && at.x >= 0 && at.y >= 0 && at.x <= width && at.y <= height ? [{ item, x: at.x, y: at.y }] : [];
    });
  }

  /** West, south, east and north of what can be seen. */
  get bounds(): [number, number, number, number] {
    const seen = this.#map.getBounds();
    return [seen.getWest(), seen.getSouth(), seen.getEast(), seen.getNorth()];
  }

  /** The symbols that can be seen: where each is, its family, or how many it stands for. */
  get symbols(): { at: [number, number]; family: string; count: string | null }[] {
    const found = this.#map.queryRenderedFeatures({ layers: ["clusters", "incidents"] });
    return found.map(({ geometry, properties }) => ({
      at: (geometry as Point).coordinates as [number, number],
      family: String(properties["family"] ?? ""),
      count: properties["point_count"] === undefined ? null : String(properties["point_count_abbreviated"]),
    }));
  }

  pan(step: Step): void {
    const far = 120;
    const ways: Record<Step, [number, number]> = { up: [0, -far], down: [0, far], left: [-far, 0], right: [far, 0] };
    this.#map.panBy(ways[step], { duration: STILL.matches ? 0 : 200 });
  }

  /** Call `then` whenever the reader moves the map, with where it is now. */
  onMove(then: (where: Where) => void): void {
    this.#map.on("move", () => {
      if (!this.#following) then(this.where);
    });
  }

  get where(): Where {
    const { lng, lat } = this.#map.getCenter();
    return { centre: [lng, lat], zoom: this.#map.getZoom() };
  }

  /** Show what another map shows. */
  moveTo({ centre, zoom }: Where): void {
    this.#following = true;
    this.#map.jumpTo({ center: centre, zoom }); // which tells of itself before it returns
    this.#following = false;
  }

  onPoint(then: (pointed: Pointed | null) => void): void {
    this.#map.on("mousemove", (event) => {
      const pointed = this.#placeAt(event);
      this.#map.getCanvas().style.cursor = pointed ? "pointer" : "";
      then(pointed);
    });
    this.#map.on("mouseout", () => then(null));
    this.#map.on("movestart", () => then(null));
  }

  #placeAt({ point }: MapMouseEvent): Pointed | null {
    const reach = 6;
    const [found] = this.#map.queryRenderedFeatures(
      [
        [point.x - reach, point.y - reach],
        [point.x + reach, point.y + reach],
      ],
      { layers: ["places", "place-names"] },
    );
    return found ? { id: String(found.properties["id"]), x: point.x, y: point.y } : null;
  }

  #flag(id: string, chosen: boolean): void {
    this.#map.setFeatureState({ source: "places", id }, { chosen });
  }

  #source(id: string): GeoJSONSource {
    return this.#map.getSource(id) as GeoJSONSource;
  }
}

/** The colour for the map, null where the sheet's own grey is to be taken. */
function named(colour: string | null): string | null {
  return colour === "unknown" ? null : colour;
}

/** The mark of a place that two claim: the second's colour, hatched or to one side. */
function halved({ geometry, properties }: Feature, { status, second }: Mark): Feature<Point> {
  const shape = status === "contested" ? "hatch" : "half";
  return { type: "Feature", properties: { ...properties, shape, colour: named(second) }, geometry: geometry as Point };
}

function points(places: readonly Spot[]): FeatureCollection<Point> {
  return {
    type: "FeatureCollection",
    features: places.flatMap(({ id, kind, lat, lon, rank, name_ar, name_en }) =>
      lat === null || lon === null
        ? []
        : [
            {
              type: "Feature" as const,
              properties: { id, rank, name_ar, name_en: name_en || name_ar, size: sizeOf({ kind, rank }) },
              geometry: { type: "Point" as const, coordinates: [lon, lat] },
            },
          ],
    ),
  };
}
