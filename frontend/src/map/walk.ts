/** A way from one place to the next on the screen. */
export type Step = "up" | "down" | "left" | "right";

const WAYS: Readonly<Record<Step, readonly [number, number]>> = { up: [0, -1], down: [0, 1], left: [-1, 0], right: [1, 0] };

/** Something on the screen, in pixels from the top left. */
export interface OnScreen<T> {
  item: T;
  x: number;
  y: number;
}

/** The nearest that lies that way from `from`, as one sees it; `from` itself where there is none.
 *
 * Without `from` it is the one nearest to the middle of all. What lies aside counts as farther than what lies ahead.
 */
export function walked<T>(seen: readonly OnScreen<T>[], from: T | null, step: Step): T | null {
  const here = seen.find(({ item }) => item === from);
  if (!here) return nearestTo(seen, middle(seen));
  const [alongX, alongY] = WAYS[step];
  let [best, least]: [T | null, number] = [from, Infinity];
  for (const { item, x, y } of seen) {
    const [dx, dy] = [x - here.x, y - here.y];
    const ahead = dx * alongX + dy * alongY;
    if (ahead <= 0.5) continue;
    const aside = Math.abs(dx * alongY - dy * alongX);
    const far = ahead + 2 * aside;
    if (far < least) [best, least] = [item, far];
  }
  return best;
}

function middle<T>(seen: readonly OnScreen<T>[]): { x: number; y: number } {
  const sum = (pick: (each: OnScreen<T>) => number): number => seen.reduce((all, each) => all + pick(each), 0);
  return { x: sum(({ x }) => x) / seen.length, y: sum(({ y }) => y) / seen.length };
}

function nearestTo<T>(seen: readonly OnScreen<T>[], at: { x: number; y: number }): T | null {
  const far = ({ x, y }: OnScreen<T>): number => Math.hypot(x - at.x, y - at.y);
  return seen.reduce<OnScreen<T> | null>((best, each) => (best && far(best) <= far(each) ? best : each), null)?.item ?? null;
}
