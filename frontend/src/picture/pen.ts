/** What a picture is drawn with, so that one drawing becomes a PNG or an SVG. Paths are those of SVG. */
export interface Stroke {
  colour: string;
  width: number;
  dash?: readonly number[];
}

export interface Fill {
  fill?: string;
  opacity?: number;
  stroke?: Stroke;
  /** Where the path's own origin comes to be, and how many times as large it is drawn. */
  place?: readonly [number, number, number];
}

export interface Writing {
  size: number;
  colour: string;
  bold?: boolean;
  serif?: boolean;
  anchor?: "start" | "middle" | "end";
  /** Drawn around the letters, so that they stand out from what is below. */
  halo?: string;
}

export interface Pen {
  readonly rightToLeft: boolean;
  path(d: string, how: Fill): void;
  /** Fill the path with stripes. */
  hatch(d: string, colour: string): void;
  text(words: string, at: readonly [number, number], how: Writing): void;
  /** Draw only inside the rectangle. */
  within(box: readonly [number, number, number, number], draw: () => void): void;
}

export const SANS = '"IBM Plex Sans Arabic", "Noto Sans Arabic", "Segoe UI", Tahoma, sans-serif';
const SERIF = { ar: '"Noto Naskh Arabic", "Amiri", "Traditional Arabic", serif', en: '"Source Serif 4", Georgia, serif' };
const STRIPE = 7;

function face({ serif }: Writing, rightToLeft: boolean): string {
  return serif ? SERIF[rightToLeft ? "ar" : "en"] : SANS;
}

/** Draws on a canvas with the page's own faces. */
export class CanvasPen implements Pen {
  constructor(
    readonly context: CanvasRenderingContext2D,
    readonly rightToLeft: boolean,
  ) {
    context.lineJoin = "round";
    context.direction = rightToLeft ? "rtl" : "ltr";
  }

  path(d: string, { fill, opacity = 1, stroke, place: [x, y, scale] = [0, 0, 1] }: Fill): void {
    const [path, { context }] = [new Path2D(d), this];
    context.save();
    context.translate(x, y);
    context.scale(scale, scale);
    context.globalAlpha = opacity;
    if (fill) {
      context.fillStyle = fill;
      context.fill(path, "evenodd");
    }
    if (stroke) {
      [context.strokeStyle, context.lineWidth] = [stroke.colour, stroke.width];
      context.setLineDash([...(stroke.dash ?? [])]);
      context.stroke(path);
    }
    context.restore();
  }

  hatch(d: string, colour: string): void {
    const tile = document.createElement("canvas");
    [tile.width, tile.height] = [STRIPE, STRIPE];
    const inside = tile.getContext("2d")!;
    inside.fillStyle = colour;
    inside.fillRect(0, 0, STRIPE / 2, STRIPE);
    const pattern = this.context.createPattern(tile, "repeat")!;
    pattern.setTransform(new DOMMatrix().rotate(45));
    this.context.fillStyle = pattern;
    this.context.fill(new Path2D(d), "evenodd");
  }

  text(words: string, [x, y]: readonly [number, number], how: Writing): void {
    const { context } = this;
    context.font = `${how.bold ? 600 : 400} ${how.size}px ${face(how, this.rightToLeft)}`;
    context.textAlign = how.anchor === "middle" ? "center" : (how.anchor ?? "start");
    if (how.halo) {
      [context.strokeStyle, context.lineWidth] = [how.halo, how.size / 4];
      context.setLineDash([]);
      context.strokeText(words, x, y);
    }
    context.fillStyle = how.colour;
    context.fillText(words, x, y);
  }

  within([x, y, width, height]: readonly [number, number, number, number], draw: () => void): void {
    this.context.save();
    this.context.beginPath();
    this.context.rect(x, y, width, height);
    this.context.clip();
    draw();
    this.context.restore();
  }
}

/** Writes an SVG; its words stay words, in the faces of whoever opens it where ours are not there. */
export class SvgPen implements Pen {
  readonly #parts: string[] = [];
  readonly #defined: string[] = [];

  constructor(
    readonly size: readonly [number, number],
    readonly rightToLeft: boolean,
  ) {}

  path(d: string, { fill, opacity = 1, stroke, place }: Fill): void {
    const moved = place ? ` transform="translate(${place[0]} ${place[1]}) scale(${place[2]})"` : "";
    const dash = stroke?.dash ? ` stroke-dasharray="${stroke.dash.join(" ")}"` : "";
    const line = stroke ? ` stroke="${stroke.colour}" stroke-width="${stroke.width}" stroke-linejoin="round"${dash}` : "";
    this.#parts.push(`<path d="${d}" fill="${fill ?? "none"}" fill-rule="evenodd" opacity="${opacity}"${line}${moved}/>`);
  }

  hatch(d: string, colour: string): void {
    const id = `hatch-${colour.slice(1)}`;
    const stripe = `<rect width="${STRIPE / 2}" height="${STRIPE}" fill="${colour}"/>`;
    const pattern = `<pattern id="${id}" width="${STRIPE}" height="${STRIPE}" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">${stripe}</pattern>`;
    if (!this.#defined.includes(pattern)) this.#defined.push(pattern);
    this.#parts.push(`<path d="${d}" fill="url(#${id})" fill-rule="evenodd"/>`);
  }

  text(words: string, [x, y]: readonly [number, number], how: Writing): void {
    const halo = how.halo ? ` stroke="${how.halo}" stroke-width="${how.size / 4}" paint-order="stroke" stroke-linejoin="round"` : "";
    const direction = this.rightToLeft ? "rtl" : "ltr";
    this.#parts.push(
      `<text x="${x}" y="${y}" direction="${direction}" text-anchor="${how.anchor ?? "start"}" font-size="${how.size}" font-weight="${how.bold ? 600 : 400}" font-family="${escaped(face(how, this.rightToLeft))}" fill="${how.colour}"${halo}>${escaped(words)}</text>`,
    );
  }

  within([x, y, width, height]: readonly [number, number, number, number], draw: () => void): void {
    const id = `within-${this.#defined.length}`;
    this.#defined.push(`<clipPath id="${id}"><rect x="${x}" y="${y}" width="${width}" height="${height}"/></clipPath>`);
    this.#parts.push(`<g clip-path="url(#${id})">`);
    draw();
    this.#parts.push("</g>");
  }

  /** The whole picture, called `title` for those who do not see it. */
  written(title: string): string {
    const [width, height] = this.size;
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img"><title>${escaped(title)}</title><defs>${this.#defined.join("")}</defs>${this.#parts.join("\n")}</svg>\n`;
  }
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function escaped(words: string): string {
  return words.replace(/[&<>"]/g, (sign) => ENTITIES[sign]!);
}
