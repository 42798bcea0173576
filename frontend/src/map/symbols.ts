/** How incidents are drawn: a shape for each sort of event, so that no colour has to tell them apart. */
export const SYMBOLS = {
  fighting: "M5 3 12 10l7-7 2 2-7 7 7 7-2 2-7-7-7 7-2-2 7-7-7-7z",
  fire: "M2.500 4.500h19L12 21.500z",
  blast: "m12 1 2.600 6.200 6.200-2.600-2.600 6.200L24 12l-5.800 1.600 2.600 6.200-6.200-2.600L12 23l-2.600-5.800-6.200 2.600 2.600-6.200L0 12l5.800-1.200-2.600-6.200 6.200 2.600z",
  killing: "m12 1.500 9 10.500-9 10.500L3 12z",
  holding: "M4 4h16v16H4z",
  moving: "m2.500 7 9.500 9.500L21.500 7v6.500L12 23l-9.500-9.500zM2.500 1 12 10.500 21.500 1v4L12 14.500 2.500 5z",
  other: "M12 5a7 7 0 1 1 0 14 7 7 0 0 1 0-14z",
} as const;

export type SymbolName = keyof typeof SYMBOLS;

/** Families of events, as the API names them, by the symbol that they share. */
export const FAMILIES: Readonly<Record<string, SymbolName>> = {
  fighting: "fighting",
  fire: "fire",
  blast: "blast",
  killing: "killing",
  holding: "holding",
  freeing: "holding",
  leaving: "moving",
  coming: "moving",
  besieging: "moving",
  relieving: "moving",
};

const SIZE = 40;
export const SYMBOL_RATIO = 2;

/** The symbol as an image for the map, with a halo by which it stands out from any ground. */
export function symbolImage(symbol: SymbolName, ink: string, halo: string): ImageData {
  const canvas = new OffscreenCanvas(SIZE, SIZE);
  const context = canvas.getContext("2d")!;
  const path = new Path2D(SYMBOLS[symbol]);
  context.translate(6, 6);
  context.scale((SIZE - 12) / 24, (SIZE - 12) / 24);
  context.lineJoin = "round";
  context.lineWidth = 6;
  context.strokeStyle = halo;
  context.stroke(path);
  context.fillStyle = ink;
  context.fill(path);
  return context.getImageData(0, 0, SIZE, SIZE);
}
