/** Text of one direction inside text of the other, so that neither puts the other out of order. */

const [FIRST_STRONG, LEFT, RIGHT, END] = ["\u2068", "\u2066", "\u2067", "\u2069"];
const LEFTWARD = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u;
const RIGHTWARD = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/u;
/** Marks that turn round what comes after them, until another ends it or the paragraph does. */
const TURNING = /[\u202A-\u202E]/g;
const ISOLATES = /[\u2066-\u2069]/g;

export type Direction = "rtl" | "ltr";

/** `text` as a piece of its own: its first letter says which way it runs, and nothing in it turns its neighbours. */
export function isolated(text: string): string {
  return FIRST_STRONG + tamed(text) + END;
}

/** `text` isolated where it would not run as the words around it do; else as it is, without marks that turn them. */
export function guarded(text: string, around: Direction): string {
  const foreign = around === "rtl" ? LEFTWARD : RIGHTWARD;
  return foreign.test(text) ? isolated(text) : tamed(text);
}

/** From one to the other, the first where reading begins: «40–60» has 40 on the right, "40–60" on the left. */
export function spanned(from: string, to: string, around: Direction): string {
  return (around === "rtl" ? RIGHT : LEFT) + isolated(from) + "–" + isolated(to) + END;
}

/** A sign and its number, which run from left to right in Arabic too: "≥ 46". */
export function signed(text: string): string {
  return LEFT + text + END;
}

/** `text` without marks that would reach beyond it; pieces isolated within it stay so. */
function tamed(text: string): string {
  const calm = text.replace(TURNING, "");
  let open = 0;
  for (const [mark] of calm.matchAll(ISOLATES)) {
    open += mark === END ? -1 : 1;
    if (open < 0) break;
  }
  return open === 0 ? calm : calm.replace(ISOLATES, "");
}
