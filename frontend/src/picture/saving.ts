import { locale } from "../i18n/locale.svelte";
import type { Chart } from "../map/chart";
import { isoOf } from "../time/day";
import { view } from "../view/view.svelte";
import { contents } from "./contents";
import type { Format } from "./formats";
import { CanvasPen, SvgPen } from "./pen";
import { draw, SIZE } from "./picture";

/** So many pixels of the PNG to one of the picture: sharp on a printed page. */
const SHARPNESS = 2;
const FACES = ['400 20px "IBM Plex Sans Arabic"', '600 20px "IBM Plex Sans Arabic"', '600 38px "Noto Naskh Arabic"', '600 38px "Source Serif 4"'];

/** Hand the reader a picture of the map as it is shown, under a name that tells its day. */
export async function save(format: Format, chart: Chart | null): Promise<void> {
  const address = URL.createObjectURL(format === "png" ? await png(chart) : await svg(chart));
  const link = document.createElement("a");
  [link.href, link.download] = [address, `marsad-${isoOf(view.day)}.${format}`];
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

async function png(chart: Chart | null): Promise<Blob> {
  await Promise.all(FACES.map((face) => document.fonts.load(face, "مرصد Marsad")));
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [SIZE[0] * SHARPNESS, SIZE[1] * SHARPNESS];
  const context = canvas.getContext("2d")!;
  context.scale(SHARPNESS, SHARPNESS);
  draw(new CanvasPen(context, locale.direction === "rtl"), await contents(chart));
  return new Promise((done, failed) => canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error("no picture"))), "image/png"));
}

async function svg(chart: Chart | null): Promise<Blob> {
  const pen = new SvgPen(SIZE, locale.direction === "rtl");
  const shown = await contents(chart);
  draw(pen, shown);
  return new Blob([pen.written(shown.title)], { type: "image/svg+xml" });
}
