export const HATCHING_RATIO = 2;

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
