import type { Geometry, Position } from "geojson";

/** Degrees: west, south, east, north. */
export type Bounds = readonly [number, number, number, number];
/** Pixels: left, top, width, height. */
export type Box = readonly [number, number, number, number];

function mercator(latitude: number): number {
  return Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360));
}

/** Web Mercator of some bounds onto a box, as the map on the screen has it. */
export class Projection {
  readonly #scale: number;
  readonly #middle: readonly [number, number];
  readonly #centre: readonly [number, number];

  constructor([west, south, east, north]: Bounds, [left, top, width, height]: Box) {
    const [high, wide] = [mercator(north) - mercator(south), ((east - west) * Math.PI) / 180];
    this.#scale = Math.min(width / wide, height / high);
    this.#middle = [((west + east) * Math.PI) / 360, (mercator(north) + mercator(south)) / 2];
    this.#centre = [left + width / 2, top + height / 2];
  }

  at([longitude, latitude]: Position): [number, number] {
    const x = this.#centre[0] + ((longitude! * Math.PI) / 180 - this.#middle[0]) * this.#scale;
    const y = this.#centre[1] - (mercator(latitude!) - this.#middle[1]) * this.#scale;
    return [Math.round(x * 10) / 10, Math.round(y * 10) / 10];
  }

  /** Kilometres that a pixel is in the middle of the picture. */
  get kilometresPerPixel(): number {
    const latitude = 2 * Math.atan(Math.exp(this.#middle[1])) - Math.PI / 2;
    return (6371 * Math.cos(latitude)) / this.#scale;
  }

  /** The geometry as a path. */
  path(geometry: Geometry): string {
    switch (geometry.type) {
      case "Polygon":
        return geometry.coordinates.map((ring) => `${this.#line(ring)}Z`).join("");
      case "MultiPolygon":
        return geometry.coordinates.flat().map((ring) => `${this.#line(ring)}Z`).join("");
      case "LineString":
        return this.#line(geometry.coordinates);
      case "MultiLineString":
        return geometry.coordinates.map((line) => this.#line(line)).join("");
      default:
        return "";
    }
  }

  #line(positions: readonly Position[]): string {
    return `M${positions.map((position) => this.at(position).join(" ")).join("L")}`;
  }
}

/** A round length, in kilometres, that is at most `most` kilometres: 1, 2 or 5 with noughts. */
export function roundLength(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most));
  return (most / power >= 5 ? 5 : most / power >= 2 ? 2 : 1) * power;
}
