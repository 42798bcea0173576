/** 0123456789 or ٠١٢٣٤٥٦٧٨٩. */
export type Digits = "latn" | "arab";

export const DIGITS: readonly Digits[] = ["latn", "arab"];
const ARABIC = "٠١٢٣٤٥٦٧٨٩";

/** `text` with its digits so written. */
export function rewritten(text: string, digits: Digits): string {
  return digits === "latn" ? text : text.replace(/[0-9]/g, (digit) => ARABIC[Number(digit)]!);
}

const formats = new Map<string, Intl.NumberFormat>();

/** A number, grouped, with at most so many places after the point. */
export function figure(value: number, language: string, digits: Digits, places = 0): string {
  const key = `${language}-u-nu-${digits}/${places}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(`${language}-u-nu-${digits}`, { maximumFractionDigits: places });
    formats.set(key, format);
  }
  return format.format(value);
}
