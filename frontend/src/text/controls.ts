/** Characters that change the order or the look of others and are not seen themselves. */
const NAMES: { [char: string]: string } = {
  "\u202a": "LRE",
  "\u202b": "RLE",
  "\u202c": "PDF",
  "\u202d": "LRO",
  "\u202e": "RLO",
  "\u2066": "LRI",
  "\u2067": "RLI",
  "\u2068": "FSI",
  "\u2069": "PDI",
  "\u200b": "ZWSP",
  "\u2060": "WJ",
  "\ufeff": "BOM",
  "\u00ad": "SHY",
};
// Marks of direction (LRM, RLM, ALM) and joiners are how Arabic is written: they move nothing but what stands beside them.
const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;
const ORDERING = /[\u202a-\u202e\u2066-\u2069]/gu;

/** Where in `text` such characters stand. */
export function unseen(text: string): number[] {
  return [...text.matchAll(UNSEEN)].map((match) => match.index);
}

/** What the character is called, by its short name or its number; null where it is no such character. */
export function nameOf(char: string): string | null {
  if (char.length !== 1 || char.search(UNSEEN) !== 0) return null;
  return NAMES[char] ?? `U+${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}

/** `text` for where it cannot be isolated, as in a window's title: what would reorder its surroundings is left out. */
export function orderly(text: string): string {
  return text.replace(ORDERING, "");
}
