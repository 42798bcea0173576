import type { Statement } from "../api/types";
import type { Block, Layout, Line, Role, Stretch } from "./blocks";
import { nameOf, unseen } from "./controls";

/** Words over which nothing changes: the same lines under them, the same part in the chosen statement. */
export interface Piece {
  start: number;
  text: string;
  lines: readonly Line[];
  /** Those whose words these are, the ones of the fewest words first. */
  statements: readonly Statement[];
  noise: boolean;
  title: boolean;
  role: Role | null;
  /** The name of the one unseen character that it is. */
  unseen: string | null;
}

/** The block's text cut wherever something changes; the pieces one after another are the block. */
export function pieces(layout: Layout, block: Block, shown: (line: Line) => boolean, parts: readonly [Stretch, Role][]): Piece[] {
  const lines = block.lines.filter(shown);
  const text = layout.text.slice(block.start, block.end);
  const noise = meeting(layout.noise, block);
  const title = layout.title ? meeting([layout.title], block) : [];
  const roles = parts.filter(([stretch]) => meets(stretch, block));
  const controls = unseen(text).map((at): Stretch => [block.start + at, block.start + at + 1]);
  const cuts = new Set([block.start, block.end]);
  const worded = lines.flatMap((line) => line.statements).sort((a, b) => length(a.stretch) - length(b.stretch));
  const all = [...worded.map(({ stretch }) => stretch), ...noise, ...title, ...controls, ...roles.map(([stretch]) => stretch)];
  for (const at of all.flat()) {
    if (block.start < at && at < block.end) cuts.add(at);
  }
  const ordered = [...cuts].sort((a, b) => a - b);
  return ordered.slice(0, -1).map((start, index): Piece => {
    const end = ordered[index + 1]!;
    const words = text.slice(start - block.start, end - block.start);
    return {
      start,
      text: words,
      lines: lines.filter((line) => line.start <= start && end <= line.end),
      statements: worded.filter(({ stretch }) => holds(stretch, start)).map(({ statement }) => statement),
      noise: noise.some((each) => holds(each, start)),
      title: title.some((each) => holds(each, start)),
      role: roles.find(([stretch]) => holds(stretch, start))?.[1] ?? null,
      unseen: nameOf(words),
    };
  });
}

function length([start, end]: Stretch): number {
  return end - start;
}

function meets([start, end]: Stretch, block: Block): boolean {
  return start < block.end && end > block.start;
}

function meeting(stretches: readonly Stretch[], block: Block): Stretch[] {
  return stretches.filter((each) => meets(each, block));
}

function holds([start, end]: Stretch, at: number): boolean {
  return start <= at && at < end;
}
