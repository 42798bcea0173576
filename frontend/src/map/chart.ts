import type { Feature, FeatureCollection, Point } from "geojson";
import { type GeoJSONSource, GPUInitializationError, type LngLatBoundsLike, Map as MapLibre, type MapMouseEvent, setWorkerUrl } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import "maplibre-gl/dist/maplibre-gl.css";
import type { Spot } from "../record/atlas";
import { AREA_LAYERS, RESTING, restingOpacity } from "./area-layers";
import { Camera } from "./camera";
import { Discs } from "./discs";
import { loadFaces } from "./faces";
import { Happenings } from "./happenings";
import { type Mark, sameMark } from "./mark";
import { namedPlaces } from "./place-layers";
import { hatching, HATCHING_RATIO } from "./hatching";
import { BLANK, type Drawn, isDense, landmarks, type Look, sheet } from "./sheet";
import { sizeOf } from "./sizes";
import { SYMBOL_LAYERS } from "./symbol-layers";

setWorkerUrl(new URL(workerUrl, location.origin).href);

const STILL = matchMedia("(prefers-reduced-motion: reduce)");
/** So near a place the pointer is on it, in pixels. */
const REACH = 6;

export interface Pointed {
  id: string;
  x: number;
  y: number;
}

/** The drawn map. It knows colours and points, and nothing of what they mean. */
export class Chart {
  readonly camera: Camera;
  readonly happenings: Happenings;
  readonly #map: MapLibre;
  readonly #discs: Discs;
  readonly #marks = new Map<string, Mark>();
  #drawn: Drawn = BLANK;
  #spots: readonly Spot[] = [];
  #chosen: string | null = null;
  #isClosed = false;
  #waiting: (() => void)[] = [];

  private constructor(map: MapLibre, look: Look) {
    this.#map = map;
    this.camera = new Camera(map);
    this.happenings = new Happenings(map);
    this.#discs = new Discs(look.palette, () => this.#tell());
    map.addImage("contested-area", hatching(), { pixelRatio: HATCHING_RATIO });
    map.addLayer(this.#discs, "place-names");
    this.happenings.paint(look.palette);
  }

  /** Draw an empty sheet in `container`; it is there before its lines and names, which come as they are loaded.
   *
   * Null where the browser gives nothing to draw on.
   */
  static async open(container: HTMLElement, look: Look, bounds: LngLatBoundsLike): Promise<Chart | null> {
    await loadFaces();
    const map = drawable(container, () => new MapLibre({
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
    }));
    if (!map) return null;
    map.touchZoomRotate.disableRotation();
    await map.once("style.load");
    return new Chart(map, look);
  }

  close(): void {
    this.#isClosed = true;
    this.#map.remove();
  }

  restyle(look: Look): void {
    this.#map.setStyle(sheet(look, this.#drawn), { diff: true });
    this.#discs.recolour(look.palette);
    this.happenings.paint(look.palette);
  }

  /** Put `places` on the sheet; what has no point is left out. Their names come once they are seen. */
  setPlaces(places: readonly Spot[]): void {
    this.#spots = places;
    this.#discs.setPlaces(places);
    this.#map.removeFeatureState({ source: "cells" });
    this.#marks.clear();
    if (this.#chosen) this.#discs.choose(this.#chosen);
    this.whenSeen(() => this.#namePlaces());
  }

  #namePlaces(): void {
    this.#drawn = { ...this.#drawn, places: points(this.#spots) };
    this.#source("place-names").setData(this.#drawn.places);
    // A town that has evidence is drawn as a place, so its plain name gives way.
    const others = landmarks(this.#drawn.places);
    for (const layer of ["towns", "town-dots"]) this.#map.setFilter(layer, others);
    this.#map.setFilter("place-names", namedPlaces(isDense(this.#drawn.places)));
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
    const restingShown = day !== null;
    if (restingShown === this.#drawn.restingShown) return;
    this.#drawn = { ...this.#drawn, restingShown };
    // Another visibility would have the worker cut all of them anew.
    for (const layer of RESTING) this.#map.setPaintProperty(layer, ...restingOpacity(layer, restingShown));
  }

  setIncidents(address: string): void {
    this.#load("incidents", "incidents", address);
  }

  /** Ring what stands otherwise than on an earlier day, each place in the colour of its holder now. */
  setMoves(moves: readonly { lon: number; lat: number; spot: Spot; colour: string; handover: boolean }[]): void {
    if (moves.length === 0 && this.#drawn.moves.features.length === 0) return;
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
    this.#discs.setMark(id, mark);
    const led = (mark.status === "held" || mark.status === "besieged") && mark.fill !== null;
    const fill = mark.fill === "unknown" ? null : mark.fill; // then the sheet's own grey is taken
    this.#map.setFeatureState({ source: "cells", id }, { fill, held: led, old: mark.old });
  }

  /** Ring place `id` and bring it into what can be seen of the map. */
  choose(id: string | null): void {
    this.#chosen = id;
    this.#discs.choose(id);
    const spot = this.#spots.find((each) => each.id === id);
    if (spot && spot.lon !== null && spot.lat !== null) this.camera.show({ lon: spot.lon, lat: spot.lat });
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

  /** Call `then` after the first frame that has the places in their colours; their names and land may come later. */
  whenSeen(then: () => void): void {
    this.#waiting.push(then);
    this.#map.triggerRepaint();
  }

  #tell(): void {
    if (this.#waiting.length === 0) return;
    const waiting = this.#waiting;
    this.#waiting = [];
    // Once the frame is on its way to the screen.
    setTimeout(() => !this.#isClosed && waiting.forEach((then) => then()));
  }

  onChoose(then: (id: string | null) => void): void {
    this.#map.on("click", (event) => {
      if (!this.happenings.isAt(event.point)) then(this.#placeAt(event)?.id ?? null);
    });
  }

  onPoint(then: (pointed: Pointed | null) => void): void {
    this.#map.on("mousemove", (event) => {
      const pointed = this.#placeAt(event);
      this.#map.getCanvas().style.cursor = pointed || this.happenings.isAt(event.point) ? "pointer" : "";
      then(pointed);
    });
    this.#map.on("mouseout", () => then(null));
    this.#map.on("movestart", () => then(null));
  }

  #placeAt({ point }: MapMouseEvent): Pointed | null {
    const disc = this.#discs.nearest(point, REACH)?.id;
    const [name] = disc === undefined ? this.#map.queryRenderedFeatures(point, { layers: ["place-names"] }) : [];
    const id = disc ?? (name && String(name.properties["id"]));
    return id === undefined ? null : { id, x: point.x, y: point.y };
  }

  #source(id: string): GeoJSONSource {
    return this.#map.getSource(id) as GeoJSONSource;
  }
}

/** What `made` returns, null where it lacks the graphics for it. */
function drawable(container: HTMLElement, made: () => MapLibre): MapLibre | null {
  try {
    return made();
  } catch (error) {
    if (!(error instanceof GPUInitializationError)) throw error;
    container.replaceChildren();
    return null;
  }
}

function points(places: readonly Spot[]): FeatureCollection<Point> {
  const features = places.flatMap((spot): Feature<Point>[] => {
    const { id, lat, lon, rank, name_ar, name_en } = spot;
    if (lat === null || lon === null) return [];
    const properties = { id, rank, name_ar, name_en: name_en || name_ar, size: sizeOf(spot) };
    return [{ type: "Feature", properties, geometry: { type: "Point", coordinates: [lon, lat] } }];
  });
  return { type: "FeatureCollection", features };
}
