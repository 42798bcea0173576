import * as Plot from "@observablehq/plot";
import { locale } from "../../i18n/locale.svelte";
import { number } from "../../i18n/format";
import { dayOf } from "../../time/day";
import { ticks } from "../../time/ticks";
import type { Counter, Spot } from "./asked";

const DAY_MS = 86_400_000;
/** So much room the words of a day, and each digit of a number, take. */
const TICK_PX = 90;
const DIGIT_PX = 7;
/** Class of every drawing: the page's own style sheet says how it looks. */
const CLASS = "figure";

/** A drawing, and where a day lies on it, in pixels from its left edge. */
export interface Drawing {
  node: Element;
  at: (time: number) => number;
  top: number;
  bottom: number;
}

interface Room {
  width: number;
  height: number;
  colour: string;
}

const time = (iso: string): number => dayOf(iso) * DAY_MS;
/** The first moment behind a day. */
export const after = (iso: string): number => time(iso) + DAY_MS;
export { time };

const rtl = (): boolean => locale.direction === "rtl";

/** Draw the marks over [from, to), the numbers beside them on the side where reading begins. */
function drawing({ width, height }: Room, span: [number, number], most: number, marks: Plot.Markish[]): Drawing {
  const side = rtl() ? "right" : "left";
  const beside = 16 + DIGIT_PX * Math.max(3, number(Math.ceil(most)).length + 1);
  const margin = { [`margin${rtl() ? "Right" : "Left"}`]: beside, [`margin${rtl() ? "Left" : "Right"}`]: 10 };
  const [first, last] = [span[0] / DAY_MS, span[1] / DAY_MS - 1];
  const days = new Map(ticks(first, last, Math.max(2, Math.floor((width - beside) / TICK_PX))).map(({ day, words }) => [day * DAY_MS, words]));
  const node = Plot.plot({
    width,
    height,
    className: CLASS,
    marginTop: 16,
    marginBottom: 24,
    ...margin,
    x: { type: "utc", domain: span.map((each) => new Date(each)), reverse: rtl() },
    y: { domain: [0, Math.max(1, most)], nice: 4 },
    marks: [
      Plot.gridY({ ticks: 4, stroke: "var(--rule)", strokeOpacity: 1 }),
      Plot.axisY({ anchor: side, ticks: 4, tickSize: 0, label: null, tickFormat: (value: number) => (Number.isInteger(value) ? number(value) : "") }),
      Plot.axisX([...days.keys()].map((each) => new Date(each)), { tickSize: 4, label: null, tickFormat: (moment: Date) => days.get(moment.getTime()) ?? "" }),
      ...marks,
      Plot.ruleY([0], { stroke: "var(--rule-strong)" }),
    ],
  });
  // A strict Content-Security-Policy lets no style element in; ours stands in the style sheet.
  for (const style of node.querySelectorAll("style")) style.remove();
  node.setAttribute("aria-hidden", "true");
  const scale = (node as unknown as Plot.Plot).scale("x")!;
  return { node, at: (moment) => Number(scale.apply(new Date(moment))), top: 16, bottom: height - 24 };
}

/** The bounds of each stretch: a band from the lowest account to the fullest, or to the upper end; an arrow where it is open. */
export function bands(spots: readonly Spot[], span: [number, number], room: Room, most: number): Drawing {
  const told = spots.filter((spot) => spot.origins > 0 && spot.start && spot.end);
  const gap = ((span[1] - span[0]) / Math.max(1, spots.length)) * 0.1;
  const x1 = (spot: Spot): Date => new Date(time(spot.start!) + gap);
  const x2 = (spot: Spot): Date => new Date(after(spot.end!) - gap);
  const mid = (spot: Spot): Date => new Date((x1(spot).getTime() + x2(spot).getTime()) / 2);
  const top = (spot: Spot): number => spot.high ?? spot.least;
  return drawing(room, span, most, [
    Plot.rectY(told, { x1, x2, y1: "low", y2: top, fill: room.colour, fillOpacity: 0.22, insetLeft: 0.5, insetRight: 0.5 }),
    Plot.link(told, { x1, x2, y1: "low", y2: "low", stroke: room.colour, strokeOpacity: 0.6, strokeWidth: 1 }),
    Plot.link(told, { x1, x2, y1: "least", y2: "least", stroke: room.colour, strokeWidth: 3, strokeLinecap: "butt" }),
    Plot.link(told.filter((spot) => spot.high !== null), { x1, x2, y1: "high", y2: "high", stroke: room.colour, strokeWidth: 1.5 }),
    Plot.vector(told.filter((spot) => spot.high === null), { x: mid, y: "least", length: 11, rotate: 0, anchor: "start", stroke: room.colour, strokeWidth: 1.4, dy: -2 }),
  ]);
}

/** Spots that count from the first day on: a line that goes on from one to the next, over the band. */
export function running(spots: readonly Spot[], span: [number, number], room: Room, most: number): Drawing {
  const told = spots.filter((spot) => spot.origins > 0 && spot.end);
  const x = (spot: Spot): Date => new Date(after(spot.end!));
  return drawing(room, span, most, [
    Plot.areaY(told, { x, y1: "low", y2: (spot: Spot) => spot.high ?? spot.least, fill: room.colour, fillOpacity: 0.22, curve: "step-before" }),
    Plot.lineY(told, { x, y: "low", stroke: room.colour, strokeOpacity: 0.6, curve: "step-before" }),
    Plot.lineY(told, { x, y: "least", stroke: room.colour, strokeWidth: 2.5, curve: "step-before" }),
    Plot.vector(told.filter((spot, i) => spot.high === null && i === told.length - 1), { x, y: "least", length: 11, rotate: 0, anchor: "start", stroke: room.colour, strokeWidth: 1.4, dy: -2 }),
  ]);
}

/** A counter as a stepped line, with its published values as dots; a value below an earlier one is hollow. */
export function steps(points: readonly Counter["points"][number][], span: [number, number], room: Room): Drawing {
  const told = points.filter((point) => point.end !== null && (point.low !== null || point.high !== null));
  const x = (point: Counter["points"][number]): Date => new Date(time(point.end!));
  const y = (point: Counter["points"][number]): number => point.low ?? point.high ?? 0;
  const most = Math.max(1, ...told.map((point) => point.high ?? point.low ?? 0));
  return drawing(room, span, most, [
    Plot.lineY(told, { x, y, stroke: room.colour, strokeWidth: 2, curve: "step-after" }),
    Plot.link(told.filter((point) => point.high !== null && point.high !== point.low), { x1: x, x2: x, y1: y, y2: "high", stroke: room.colour, strokeWidth: 1.5 }),
    Plot.dot(told, { x, y, r: 4, stroke: room.colour, strokeWidth: 2, fill: (point: Counter["points"][number]) => (point.falls ? "var(--card)" : room.colour) }),
  ]);
}
