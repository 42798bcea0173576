/**
 * The API counts Unicode code points, JavaScript counts UTF-16 units: the two part where a
 * character lies beyond U+FFFF.
 */
export class CodePoints {
  readonly #text: string;
  readonly #beyond: number[] = []; // code-point offsets of characters that take two units

  constructor(text: string) {
    this.#text = text;
    let at = 0;
    for (const char of text) {
      if (char.length === 2) this.#beyond.push(at);
      at += 1;
    }
  }

  /** The UTF-16 offset of code point `offset`. */
  unit(offset: number): number {
    let low = 0;
    let high = this.#beyond.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#beyond[middle]! < offset) low = middle + 1;
      else high = middle;
    }
    return offset + low;
  }

  /** The words at code points [start, end). */
  slice(start: number, end: number): string {
    return this.#text.slice(this.unit(start), this.unit(end));
  }
}
