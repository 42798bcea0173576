/**
 * Signed distance fields of the marks, so that one image takes any colour a place needs.
 * MapLibre draws the edge where alpha is 0.75 and reaches 8 pixels to either side.
 */
const SIZE = 64;
const REACH = 8;
/** Radius in image pixels; at `PIXEL_RATIO` it is `DISC_RADIUS` on the screen. */
const RADIUS = 24;
export const PIXEL_RATIO = 2;
export const DISC_RADIUS = RADIUS / PIXEL_RATIO;

type Distance = (x: number, y: number) => number;

const disc: Distance = (x, y) => Math.hypot(x, y) - RADIUS;

const HATCH_PERIOD = 21;
const hatch: Distance = (x, y) => {
  const across = (x + y) / Math.SQRT2;
  const within = Math.abs((((across % HATCH_PERIOD) + HATCH_PERIOD * 1.5) % HATCH_PERIOD) - HATCH_PERIOD / 2);
  return Math.max(disc(x, y), within - HATCH_PERIOD / 4);
};

const half: Distance = (x, y) => Math.max(disc(x, y), -x);

function draw(distance: Distance): { width: number; height: number; data: Uint8Array } {
  const data = new Uint8Array(SIZE * SIZE * 4);
  for (let row = 0; row < SIZE; row += 1) {
    for (let column = 0; column < SIZE; column += 1) {
      const away = distance(column + 0.5 - SIZE / 2, row + 0.5 - SIZE / 2);
      const alpha = Math.min(Math.max(0.75 - away / REACH, 0), 1);
      data[(row * SIZE + column) * 4 + 3] = Math.round(alpha * 255);
    }
  }
  return { width: SIZE, height: SIZE, data };
}

export const SHAPES = { hatch: () => draw(hatch), half: () => draw(half) } as const;

/** A tile of grey hatching that continues into its neighbours, for land that nobody holds alone. */
export function hatching(): { width: number; height: number; data: Uint8Array } {
  const period = 16;
  const data = new Uint8Array(period * period * 4);
  for (let at = 0; at < period * period; at += 1) {
    const across = ((at % period) + Math.floor(at / period)) % period;
    data.set([128, 122, 114, across < period / 4 ? 255 : 40], at * 4);
  }
  return { width: period, height: period, data };
}
