import type { FeatureCollection } from "geojson";
import { sizeOf } from "../map/sizes";
import { ink, type Mark } from "../map/mark";
import { LIGHT as PAPER } from "../map/palette";
import { SYMBOLS, type SymbolName } from "../map/symbols";
import type { Spot } from "../record/atlas";
import type { Pen } from "./pen";
import { type Bounds, type Box, Projection, roundLength } from "./projection";

/** A place as it is drawn, under the name by which it is called. */
export interface Drawn {
  spot: Spot;
  mark: Mark;
  name: string;
}

/** Everything on a picture of the map, in words and in places. */
export interface Contents {
  title: string;
  /** As known on which day, and what else is to be said of the picture. */
  notes: readonly string[];
  credits: string;
  /** Parties, with the colour and the number of places of each. */
  parties: readonly { colour: string; words: string }[];
  marks: readonly { mark: Mark; words: string }[];
  symbols: readonly { symbol: SymbolName; words: string }[];
  kilometres: (length: number) => string;
  bounds: Bounds;
  places: readonly Drawn[];
  incidents: readonly { at: readonly [number, number]; symbol: SymbolName | null; count: string }[];
  ground: { country: FeatureCollection; neighbours: FeatureCollection; admin1: FeatureCollection; rivers: FeatureCollection };
  areas: readonly { path: FeatureCollection["features"][number]; colour: string | null }[];
}

export const SIZE = [1600, 1200] as const;
const MARGIN = 48;
const HEAD = 120;
const FOOT = 250;
const MAP: Box = [MARGIN, HEAD, SIZE[0] - 2 * MARGIN, SIZE[1] - HEAD - FOOT];
const SMALL = 17;

/** Draw the whole picture: what it shows, the map, how to read it, and whose data it stands on. */
export function draw(pen: Pen, contents: Contents): void {
  const projection = new Projection(contents.bounds, MAP);
  const [left, top, width, height] = MAP;
  pen.path(rectangle([0, 0, ...SIZE]), { fill: "#ffffff" });
  pen.text(contents.title, [start(pen), 62], { size: 38, bold: true, serif: true, colour: PAPER.ink });
  pen.text(contents.notes.join(" · "), [start(pen), 98], { size: 18, colour: "#665b4b" });
  pen.within(MAP, () => {
    drawGround(pen, projection, contents);
    drawPlaces(pen, projection, contents.places);
    drawIncidents(pen, projection, contents.incidents);
    drawScale(pen, projection, contents.kilometres);
  });
  pen.path(rectangle([left, top, width, height]), { stroke: { colour: PAPER.border, width: 1.5 } });
  drawLegend(pen, contents);
  pen.text(contents.credits, [start(pen), SIZE[1] - 26], { size: 14, colour: "#665b4b" });
}

function start(pen: Pen, indent = 0): number {
  return pen.rightToLeft ? SIZE[0] - MARGIN - indent : MARGIN + indent;
}

function drawGround(pen: Pen, projection: Projection, { ground, areas }: Contents): void {
  const each = (of: FeatureCollection, how: Parameters<Pen["path"]>[1]): void => {
    for (const { geometry } of of.features) pen.path(projection.path(geometry), how);
  };
  pen.path(rectangle(MAP), { fill: PAPER.sea });
  each(ground.neighbours, { fill: PAPER.abroad, stroke: { colour: "#cfc5b2", width: 0.8 } });
  each(ground.country, { fill: PAPER.land });
  for (const { path, colour } of areas) {
    const d = projection.path(path.geometry);
    if (colour) pen.path(d, { fill: colour, opacity: 0.3 });
    else pen.hatch(d, "#ddd6c8");
  }
  each(ground.rivers, { stroke: { colour: PAPER.water, width: 2.4 } });
  each(ground.admin1, { stroke: { colour: PAPER.adminLine, width: 1, dash: [5, 3] } });
  each(ground.country, { stroke: { colour: PAPER.border, width: 1.8 } });
}

function drawPlaces(pen: Pen, projection: Projection, places: readonly Drawn[]): void {
  const seen = places.flatMap((place) => {
    const { lon, lat } = place.spot;
    const at = lon === null || lat === null ? null : projection.at([lon, lat]);
    return at && isInside(at) ? [{ ...place, at, radius: sizeOf(place.spot) * (places.length > 600 ? 0.8 : 1.2) }] : [];
  });
  // Towns above villages.
  seen.sort((a, b) => b.spot.rank - a.spot.rank);
  for (const { at, mark, radius } of seen) drawMark(pen, at, mark, radius);
  const taken: Box[] = [];
  for (const { at, name, radius, spot } of seen.toReversed()) {
    const size = Math.max(12, 20 - 2 * spot.rank);
    const wide = name.length * size * 0.52;
    const box: Box = [at[0] - wide / 2, at[1] + radius, wide, size * 1.3];
    if (taken.some((other) => overlap(box, other))) continue;
    taken.push(box, [at[0] - radius, at[1] - radius, 2 * radius, 2 * radius]);
    const below: readonly [number, number] = [at[0], at[1] + radius + size];
    pen.text(name, below, { size, bold: spot.rank < 3, colour: PAPER.ink, anchor: "middle", halo: PAPER.halo });
  }
}

function drawMark(pen: Pen, at: readonly [number, number], mark: Mark, radius: number): void {
  const fill = ink(mark.fill, PAPER.unknown);
  const rim = { colour: PAPER.rim, width: 1 };
  if (mark.ring) pen.path(circle(at, radius + 4), { fill: PAPER.halo, stroke: { colour: ink(mark.ring, PAPER.unknown), width: 3 } });
  pen.path(circle(at, radius), { fill: PAPER.halo });
  pen.path(circle(at, radius), { fill, opacity: mark.old ? 0.5 : 1, stroke: rim });
  if (mark.status === "contested") pen.hatch(circle(at, radius), ink(mark.second, PAPER.unknown));
  if (mark.status === "disputed") {
    const [x, y] = at;
    pen.path(`M${x} ${y - radius}A${radius} ${radius} 0 0 1 ${x} ${y + radius}Z`, { fill: ink(mark.second, PAPER.unknown) });
  }
}

function drawIncidents(pen: Pen, projection: Projection, incidents: Contents["incidents"]): void {
  for (const { at, symbol, count } of incidents) {
    const [x, y] = projection.at([...at]);
    const aside: [number, number] = [x + 13, y - 13];
    if (!isInside(aside)) continue;
    if (symbol) drawSymbol(pen, aside, symbol);
    else {
      pen.path(circle(aside, 12), { fill: PAPER.incident, stroke: { colour: PAPER.halo, width: 2 } });
      pen.text(count, [aside[0], aside[1] + 5], { size: 14, bold: true, colour: PAPER.halo, anchor: "middle" });
    }
  }
}

/** The symbol, eighteen pixels wide. */
function drawSymbol(pen: Pen, [x, y]: readonly [number, number], symbol: SymbolName): void {
  const place = [x - 9, y - 9, 0.75] as const;
  pen.path(SYMBOLS[symbol], { place, stroke: { colour: PAPER.halo, width: 5 } });
  pen.path(SYMBOLS[symbol], { place, fill: PAPER.incident });
}

function drawScale(pen: Pen, projection: Projection, words: Contents["kilometres"]): void {
  const length = roundLength(200 * projection.kilometresPerPixel);
  const wide = length / projection.kilometresPerPixel;
  const [x, y] = [pen.rightToLeft ? MAP[0] + 24 : MAP[0] + MAP[2] - 24 - wide, MAP[1] + MAP[3] - 24];
  pen.path(`M${x} ${y - 9}V${y}H${x + wide}V${y - 9}`, { stroke: { colour: PAPER.ink, width: 2 } });
  pen.text(words(length), [x + wide / 2, y - 12], { size: SMALL, colour: PAPER.ink, anchor: "middle", halo: PAPER.halo });
}

/** Parties in two columns, then the marks, then the symbols. */
function drawLegend(pen: Pen, { parties, marks, symbols }: Contents): void {
  const top = SIZE[1] - FOOT + 44;
  const put = (column: number, row: number, key: (at: [number, number]) => void, words: string): void => {
    const [indent, y] = [column * 385, top + row * 28];
    const x = start(pen, indent);
    key([pen.rightToLeft ? x - 9 : x + 9, y - 6]);
    pen.text(words, [pen.rightToLeft ? x - 30 : x + 30, y], { size: SMALL, colour: PAPER.ink });
  };
  for (const [number, { colour, words }] of parties.slice(0, 12).entries()) {
    const paint = (at: [number, number]): void => pen.path(circle(at, 8), { fill: colour, stroke: { colour: PAPER.rim, width: 1 } });
    put(Math.floor(number / 6), number % 6, paint, words);
  }
  for (const [number, { mark, words }] of marks.entries()) put(2, number, (at) => drawMark(pen, at, mark, 7), words);
  for (const [number, { symbol, words }] of symbols.slice(0, 7).entries()) put(3, number * 0.85, (at) => drawSymbol(pen, at, symbol), words);
}

function circle([x, y]: readonly [number, number], radius: number): string {
  return `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0Z`;
}

function rectangle([x, y, width, height]: Box): string {
  return `M${x} ${y}h${width}v${height}h${-width}Z`;
}

function isInside([x, y]: readonly [number, number]): boolean {
  return x >= MAP[0] && y >= MAP[1] && x <= MAP[0] + MAP[2] && y <= MAP[1] + MAP[3];
}

function overlap(a: Box, b: Box): boolean {
  return a[0] < b[0] + b[2] && b[0] < a[0] + a[2] && a[1] < b[1] + b[3] && b[1] < a[1] + a[3];
}
