import { type CustomLayerInterface, type CustomRenderMethodInput, type Map as MapLibre, MercatorCoordinate } from "maplibre-gl";
import type { Spot } from "../record/atlas";
import type { Mark } from "./mark";
import type { Palette } from "./palette";
import { FRAGMENT, VERTEX } from "./place-shaders";
import { factorAt, radiusAt, VILLAGE_RANK } from "./radius";
import { sizeOf } from "./sizes";

/** Numbers of a place that never change: where it is, how large, whether it is a village. */
const STANDING = 4;
/** Bytes of a place that a day changes: three inks, each with a byte beside it. */
const INKS = 12;
const SHAPE = { contested: 1, disputed: 2 } as Readonly<Partial<Record<Mark["status"], number>>>;
const RINGED = 1;
const CHOSEN = 2;
type Program = { program: WebGLProgram; at: (name: string) => WebGLUniformLocation | null };

/** The places of a day, drawn by the graphics card from one buffer: a step writes a few bytes for each place that it turns.
 *
 * As circles of the style thousands of places would be a dozen draws and as many buffers at every step, and wait for a worker.
 */
export class Discs implements CustomLayerInterface {
  readonly id = "places";
  readonly type = "custom";
  readonly #then: () => void;
  #palette: Palette;
  #map: MapLibre | null = null;
  #program: Program | null = null;
  #array: WebGLVertexArrayObject | null = null;
  #standing = new Float32Array();
  #inks = new Uint8Array();
  #buffers: { standing: WebGLBuffer; inks: WebGLBuffer } | null = null;
  #stale = { standing: true, inks: true };
  #origin: [number, number] = [0, 0];
  #numbers = new Map<string, number>();
  #spots: readonly Spot[] = [];
  #marks: (Mark | undefined)[] = [];
  #chosen: string | null = null;

  /** `then` is called whenever marked places were drawn. */
  constructor(palette: Palette, then: () => void) {
    this.#palette = palette;
    this.#then = then;
  }

  /** Whether a place of this id is drawn. */
  has(id: string): boolean {
    return this.#numbers.has(id);
  }

  /** Draw `places` from now on, the best known over the others, none of them marked yet. */
  setPlaces(places: readonly Spot[]): void {
    this.#spots = places.filter(({ lat, lon }) => lat !== null && lon !== null).sort((a, b) => b.rank - a.rank);
    this.#numbers = new Map(this.#spots.map(({ id }, number) => [id, number]));
    const points = this.#spots.map(({ lon, lat }) => MercatorCoordinate.fromLngLat([lon!, lat!]));
    // Near the first of them, or else single precision would let places tremble when seen from near.
    this.#origin = [points[0]?.x ?? 0, points[0]?.y ?? 0];
    this.#standing = new Float32Array(this.#spots.length * STANDING);
    for (const [number, spot] of this.#spots.entries()) {
      const { x, y } = points[number]!;
      this.#standing.set([x - this.#origin[0], y - this.#origin[1], sizeOf(spot), spot.rank >= VILLAGE_RANK ? 1 : 0], number * STANDING);
    }
    this.#inks = new Uint8Array(this.#spots.length * INKS);
    this.#marks = new Array<Mark | undefined>(this.#spots.length);
    this.#stale = { standing: true, inks: true };
    this.#map?.triggerRepaint();
  }

  setMark(id: string, mark: Mark): void {
    const number = this.#numbers.get(id);
    if (number === undefined) return;
    this.#marks[number] = mark;
    this.#paint(number);
  }

  choose(id: string | null): void {
    const changed = [this.#chosen, id].flatMap((each) => (each === null ? [] : (this.#numbers.get(each) ?? [])));
    this.#chosen = id;
    for (const number of changed) this.#paint(number);
  }

  recolour(palette: Palette): void {
    if (palette === this.#palette) return;
    this.#palette = palette;
    for (const number of this.#spots.keys()) this.#paint(number);
  }

  /** The place at a point of the screen, no farther from its edge than `reach`; the nearest where several are. */
  nearest({ x, y }: { x: number; y: number }, reach: number): Spot | null {
    const [map, zoom] = [this.#map!, this.#map!.getZoom()];
    const { x: west, y: north } = MercatorCoordinate.fromLngLat(map.unproject([x, y]));
    const scale = 512 * 2 ** zoom;
    let [found, least]: [Spot | null, number] = [null, reach];
    for (const [number, spot] of this.#spots.entries()) {
      const [at, radius] = [number * STANDING, radiusAt(zoom, spot)];
      const [across, down] = [this.#standing[at]! + this.#origin[0] - west, this.#standing[at + 1]! + this.#origin[1] - north];
      const away = Math.hypot(across, down) * scale - radius;
      if (away <= least) [found, least] = [spot, Math.max(away, 0)];
    }
    return found;
  }

  onAdd(map: MapLibre, gl: WebGL2RenderingContext): void {
    this.#map = map;
    this.#program = linked(gl);
    this.#array = gl.createVertexArray();
    this.#buffers = { standing: gl.createBuffer(), inks: gl.createBuffer() };
    this.#stale = { standing: true, inks: true };
    gl.bindVertexArray(this.#array);
    const { program } = this.#program;
    const attribute = (name: string, size: number, type: number, stride: number, offset: number): void => {
      const at = gl.getAttribLocation(program, name);
      gl.enableVertexAttribArray(at);
      gl.vertexAttribPointer(at, size, type, type === gl.UNSIGNED_BYTE, stride, offset);
      gl.vertexAttribDivisor(at, 1);
    };
    gl.bindBuffer(gl.ARRAY_BUFFER, this.#buffers.standing);
    attribute("a_at", 2, gl.FLOAT, 16, 0);
    attribute("a_size", 2, gl.FLOAT, 16, 8);
    gl.bindBuffer(gl.ARRAY_BUFFER, this.#buffers.inks);
    for (const [number, name] of ["a_fill", "a_second", "a_ring"].entries()) attribute(name, 4, gl.UNSIGNED_BYTE, INKS, number * 4);
    gl.bindVertexArray(null);
  }

  render(gl: WebGL2RenderingContext, { defaultProjectionData }: CustomRenderMethodInput): void {
    if (!this.#program || !this.#buffers || !this.#map || this.#spots.length === 0) return;
    this.#send(gl);
    const { program, at } = this.#program;
    const [canvas, zoom, palette] = [this.#map.getCanvas(), this.#map.getZoom(), this.#palette];
    const rim = zoom <= 5.5 ? 0.5 : zoom >= 8 ? 1 : 0.5 + (zoom - 5.5) / 5;
    gl.useProgram(program);
    gl.uniformMatrix4fv(at("u_matrix"), false, moved(defaultProjectionData.mainMatrix, this.#origin));
    gl.uniform2f(at("u_screen"), canvas.clientWidth, canvas.clientHeight);
    gl.uniform2f(at("u_factor"), factorAt(zoom, 0), factorAt(zoom, VILLAGE_RANK));
    gl.uniform1f(at("u_rim"), rim);
    gl.uniform1f(at("u_sharp"), canvas.width / canvas.clientWidth);
    for (const [name, ink] of [["u_rim_ink", palette.rim], ["u_halo", palette.halo], ["u_chosen", palette.chosen]] as const) {
      gl.uniform3fv(at(name), bytes(ink).map((part) => part / 255));
    }
    gl.bindVertexArray(this.#array);
    for (const under of [1, 0]) {
      gl.uniform1i(at("u_under"), under);
      gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, this.#spots.length);
    }
    gl.bindVertexArray(null);
    if (this.#marks.some((mark) => mark !== undefined)) this.#then();
  }

  #send(gl: WebGL2RenderingContext): void {
    for (const key of ["standing", "inks"] as const) {
      if (!this.#stale[key]) continue;
      gl.bindBuffer(gl.ARRAY_BUFFER, this.#buffers![key]);
      gl.bufferData(gl.ARRAY_BUFFER, key === "standing" ? this.#standing : this.#inks, gl.DYNAMIC_DRAW);
      this.#stale[key] = false;
    }
  }

  /** Write the inks of a place as it stands. */
  #paint(number: number): void {
    const [mark, { unknown }] = [this.#marks[number], this.#palette];
    const ink = (colour: string | null | undefined): readonly number[] => bytes(!colour || colour === "unknown" ? unknown : colour);
    const flags = (mark?.ring ? RINGED : 0) + (this.#spots[number]!.id === this.#chosen ? CHOSEN : 0);
    const shape = (mark && SHAPE[mark.status]) ?? 0;
    this.#inks.set([...ink(mark?.fill), shape, ...ink(mark?.second), mark?.old ? 255 : 0, ...ink(mark?.ring), flags], number * INKS);
    this.#stale.inks = true;
    this.#map?.triggerRepaint();
  }
}

const READ = new Map<string, readonly number[]>();

/** Red, green and blue of "#rrggbb". */
function bytes(colour: string): readonly number[] {
  const known = READ.get(colour);
  if (known) return known;
  const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  READ.set(colour, parts);
  return parts;
}

/** `matrix` for what is told from `origin`. */
function moved(matrix: ArrayLike<number>, [x, y]: readonly [number, number]): Float32Array {
  const found = Float32Array.from(matrix);
  for (let row = 0; row < 4; row += 1) found[12 + row] = matrix[row]! * x + matrix[4 + row]! * y + matrix[12 + row]!;
  return found;
}

function linked(gl: WebGL2RenderingContext): Program {
  const program = gl.createProgram();
  for (const [type, source] of [[gl.VERTEX_SHADER, VERTEX], [gl.FRAGMENT_SHADER, FRAGMENT]] as const) {
    const shader = gl.createShader(type)!;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  const places = new Map<string, WebGLUniformLocation | null>();
  return {
    program,
    at: (name) => {
      if (!places.has(name)) places.set(name, gl.getUniformLocation(program, name));
      return places.get(name)!;
    },
  };
}
