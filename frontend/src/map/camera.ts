import type { LngLatBoundsLike, Map as MapLibre } from "maplibre-gl";
import type { Spot } from "../record/atlas";
import type { OnScreen, Step } from "./walk";

const STILL = matchMedia("(prefers-reduced-motion: reduce)");

/** What of the land a map shows. */
export interface Where {
  centre: [number, number];
  zoom: number;
}

/** What of the land is seen, and from how near. Whoever wants nothing to move sees it jump. */
export class Camera {
  readonly #map: MapLibre;
  /** It is moved by another map, not by the reader. */
  #following = false;

  constructor(map: MapLibre) {
    this.#map = map;
  }

  /** Bring a place into what can be seen of the map. */
  show({ lon, lat }: { lon: number; lat: number }): void {
    const at = this.#map.project([lon, lat]);
    const { clientWidth, clientHeight } = this.#map.getContainer();
    const margin = 60;
    const seen = at.x > margin && at.x < clientWidth - margin;
    if (seen && at.y > margin && at.y < clientHeight - margin && this.#map.getZoom() >= 7) return;
    this.#map.easeTo({ center: [lon, lat], zoom: Math.max(this.#map.getZoom(), 8), duration: lasting(700) });
  }

  fit(bounds: LngLatBoundsLike): void {
    this.#map.fitBounds(bounds, { padding: 48, maxZoom: 9, duration: lasting(600) });
  }

  zoom(by: 1 | -1): void {
    this.#map.easeTo({ zoom: this.#map.getZoom() + by, duration: lasting(250) });
  }

  pan(step: Step): void {
    const far = 120;
    const ways: Record<Step, [number, number]> = { up: [0, -far], down: [0, far], left: [-far, 0], right: [far, 0] };
    this.#map.panBy(ways[step], { duration: lasting(200) });
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

  /** How many metres of land so many pixels are in the middle of the map. */
  metres(pixels: number): number {
    const { clientWidth, clientHeight } = this.#map.getContainer();
    const [x, y] = [clientWidth / 2, clientHeight / 2];
    return this.#map.unproject([x - pixels / 2, y]).distanceTo(this.#map.unproject([x + pixels / 2, y]));
  }

  get where(): Where {
    const { lng, lat } = this.#map.getCenter();
    return { centre: [lng, lat], zoom: this.#map.getZoom() };
  }

  /** Show what another map shows. */
  follow({ centre, zoom }: Where): void {
    this.#following = true;
    this.#map.jumpTo({ center: centre, zoom }); // which tells of itself before it returns
    this.#following = false;
  }

  /** Call `then` whenever something else of the land is seen, until what is returned is called. */
  onView(then: () => void): () => void {
    for (const event of ["move", "resize"] as const) this.#map.on(event, then);
    return () => {
      for (const event of ["move", "resize"] as const) this.#map.off(event, then);
    };
  }

  /** Call `then` whenever the reader moves the map, with where it is now. */
  onMove(then: (where: Where) => void): void {
    this.#map.on("move", () => {
      if (!this.#following) then(this.where);
    });
  }
}

function lasting(milliseconds: number): number {
  return STILL.matches ? 0 : milliseconds;
}
