import type { Line } from "../../text/blocks";
import type { Kind } from "./work.svelte";

/** The line under each kind: by its form too, for who does not see its colour. Width and height of the pattern. */
const PATTERNS: { readonly [kind in Kind]: { readonly share: string; readonly size: string } } = {
  control: { share: "100%", size: "100% 2px" },
  casualties: { share: "100%", size: "100% 3px" },
  displacement: { share: "68%", size: "11px 2px" },
  incident: { share: "50%", size: "4px 2px" },
};
/** How far from the lower edge the line of each lane lies, in pixels; those beyond the last share its place. */
const LANES_PX = [10, 6, 2] as const;

export interface Underlines {
  image: string;
  size: string;
  position: string;
}

/** What draws a line for each of `lines` as a background, the first lane nearest to the words. */
export function underlines(lines: readonly Line[], isFaint: (line: Line) => boolean): Underlines {
  return {
    image: lines.map((line) => stroke(line.kind, isFaint(line))).join(", "),
    size: lines.map((line) => PATTERNS[line.kind].size).join(", "),
    position: lines.map((line) => `0 calc(100% - ${LANES_PX[line.lane] ?? LANES_PX.at(-1)!}px)`).join(", "),
  };
}

/** The pattern of a kind by itself, for a key. */
export function stroke(kind: Kind, isFaint = false): string {
  const colour = isFaint ? "var(--rule-strong)" : `var(--${kind})`;
  return `linear-gradient(to right, ${colour} ${PATTERNS[kind].share}, transparent 0)`;
}

export function patternSize(kind: Kind): string {
  return PATTERNS[kind].size;
}
