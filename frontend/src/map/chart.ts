import type { Feature, FeatureCollection, Point } from "geojson";
import {
  type FilterSpecification,
  type GeoJSONSource,
  type LngLatBoundsLike,
  Map as MapLibre,
  type MapMouseEvent,
  ScaleControl,
  setWorkerUrl,
} from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import "maplibre-gl/dist/maplibre-gl.css";
import type { PlaceControl } from "../api/types";
import type { Language } from "../i18n/locale.svelte";
import { type Mark, sameMark } from "./mark";
import type { Palette } from "./palette";
import { hatching, PIXEL_RATIO, SHAPES } from "./shapes";
import { AREA_LAYERS, BLANK, type Drawn, FONT, landmarks, sheet } from "./sheet";

setWorkerUrl(new URL(workerUrl, location.origin).href);

/** Radius in pixels by rank: seats of governorates are the largest. */
const SIZES = [8.5, 6.5, 6, 5.5, 5, 4.5] as const;
const STILL = matchMedia("(prefers-reduced-motion: reduce)");

export interface Pointed {
  id: string;
  x: number;
  y: number;
}

export interface Look {
  palette: Palette;
  language: Language;
}

/** The drawn map. It knows colours and points, and nothing of what they mean. */
export class Chart {
  readonly #map: MapLibre;
  readonly #marks = new Map<string, Mark>();
  readonly #scale = new ScaleControl({ maxWidth: 90 });
  #drawn: Drawn = BLANK;
  #chosen: string | null = null;

  private constructor(map: MapLibre, look: Look) {
    this.#map = map;
    this.#putScale(look);
  }

  /** Draw an empty sheet in `container`, its fonts loaded first: MapLibre keeps the glyphs it is given. */
  static async open(container: HTMLElement, look: Look, bounds: LngLatBoundsLike): Promise<Chart> {
    await Promise.all([400, 600].map((weight) => document.fonts.load(`${weight} 24px "${FONT}"`, "مرصد Marsad")));
    const map = new MapLibre({
      container,
      style: sheet(look.palette, look.language, BLANK),
      bounds,
      fitBoundsOptions: { padding: 56 },
      maxBounds: [33.05, 30.05, 45.45, 39.45], // beyond it the neighbours' outlines end
      maxZoom: 13,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      attributionControl: false,
      fadeDuration: STILL.matches ? 0 : 200,
      renderWorldCopies: false,
    });
    map.touchZoomRotate.disableRotation();
    map.keyboard.disableRotation();
    await map.once("load");
    for (const [id, draw] of Object.entries(SHAPES)) map.addImage(id, draw(), { sdf: true, pixelRatio: PIXEL_RATIO });
    map.addImage("contested-area", hatching(), { pixelRatio: PIXEL_RATIO });
    return new Chart(map, look);
  }

  close(): void {
    this.#map.remove();
  }

  restyle(look: Look): void {
    this.#map.setStyle(sheet(look.palette, look.language, this.#drawn), { diff: true });
    this.#putScale(look);
  }

  /** The scale stands where reading begins; the layers' switch has the other corner. */
  #putScale({ language }: Look): void {
    if (this.#map.hasControl(this.#scale)) this.#map.removeControl(this.#scale);
    this.#map.addControl(this.#scale, language === "ar" ? "bottom-right" : "bottom-left");
  }

  /** Put `places` on the sheet; what has no point is left out. */
  setPlaces(places: readonly PlaceControl[]): void {
    this.#drawn = { ...this.#drawn, places: points(places) };
    this.#source("places").setData(this.#drawn.places);
    // A town that has evidence is drawn as a place, so its plain name gives way.
    const others = landmarks(this.#drawn.places) as FilterSpecification;
    for (const layer of ["towns", "town-dots"]) this.#map.setFilter(layer, others);
    this.#map.removeFeatureState({ source: "places" });
    this.#marks.clear();
    if (this.#chosen) this.#flag(this.#chosen, true);
  }

  setAreas(areas: FeatureCollection): void {
    this.#drawn = { ...this.#drawn, areas };
    this.#source("areas").setData(areas);
  }

  showAreas(shown: boolean): void {
    this.#drawn = { ...this.#drawn, areasShown: shown };
    for (const layer of AREA_LAYERS) {
      this.#map.setLayoutProperty(layer, "visibility", shown ? "visible" : "none");
    }
  }

  /** Colour place `id`; nothing is sent to the map where nothing changed. */
  setMark(id: string, mark: Mark): void {
    const before = this.#marks.get(id);
    if (before && sameMark(before, mark)) return;
    this.#marks.set(id, mark);
    this.#map.setFeatureState(
      { source: "places", id },
      {
        fill: named(mark.fill),
        second: named(mark.second),
        ring: named(mark.ring),
        besieged: mark.ring !== null,
        contested: mark.status === "contested",
        disputed: mark.status === "disputed",
        old: mark.old,
      },
    );
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

  name(label: string): void {
    this.#map.getCanvas().setAttribute("aria-label", label);
  }

  /** Call `then` once all that was asked for is drawn. */
  whenDrawn(then: () => void): void {
    void this.#map.once("idle").then(then);
    this.#map.triggerRepaint();
  }

  onChoose(then: (id: string | null) => void): void {
    this.#map.on("click", (event) => then(this.#placeAt(event)?.id ?? null));
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

  #source(id: "areas" | "places"): GeoJSONSource {
    return this.#map.getSource(id) as GeoJSONSource;
  }
}

/** The colour for the map, null where the sheet's own grey is to be taken. */
function named(colour: string | null): string | null {
  return colour === "unknown" ? null : colour;
}

function points(places: readonly PlaceControl[]): FeatureCollection<Point> {
  return {
    type: "FeatureCollection",
    features: places.flatMap(({ id, lat, lon, rank, name_ar, name_en }) =>
      lat === null || lon === null
        ? []
        : [
            {
              type: "Feature" as const,
              properties: { id, rank, name_ar, name_en: name_en || name_ar, size: SIZES[rank] ?? SIZES[5] },
              geometry: { type: "Point" as const, coordinates: [lon, lat] },
            },
          ],
    ),
  };
}
