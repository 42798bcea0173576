import type { Offsets, Report, Statement } from "../api/types";
import { CodePoints } from "./offsets";

/** [start, end) in UTF-16 units of the report's text. */
export type Stretch = readonly [start: number, end: number];

/**
 * Statements of one kind that begin at the same word ("took A, B and C" is three): one line under the words of all.
 * Lines over the same words lie in different lanes.
 */
export interface Line {
  id: number;
  kind: Statement["kind"];
  start: number;
  end: number;
  lane: number;
  /** Each with its own words, the fewest first. */
  statements: readonly Worded[];
}

export interface Worded {
  statement: Statement;
  stretch: Stretch;
}

/** What words are to a statement. */
export type Role = "place" | "date" | "speaker" | "name";

/** Some lines of a report's text, shown and laid out by themselves. */
export interface Block {
  start: number;
  end: number;
  lines: readonly Line[];
  /** Where it opens a passage that was published before. */
  opens: Passage | null;
  republished: boolean;
}

export type Passage = Report["passages"][number];

/** A report's text ready to be shown: its blocks, one after another, are the text. */
export interface Layout {
  text: string;
  blocks: readonly Block[];
  lines: readonly Line[];
  noise: readonly Stretch[];
  title: Stretch | null;
  /** The line of each statement, by id. */
  lineOf: ReadonlyMap<string, Line>;
  points: CodePoints;
}

/** A block is about so long, in UTF-16 units: short enough to be laid out at once, long enough to be few. */
const LENGTH = 900;
/** A paragraph that is longer than this is shown in several. */
const LONGEST = 6000;

export function laidOut(report: Report): Layout {
  const points = new CodePoints(report.text);
  const lines = layered(report.statements, points);
  const republished = report.passages.filter((passage) => passage.status === "republished");
  const passages = republished.map((passage) => ({ passage, stretch: stretch([passage.start, passage.end], points) }));
  const borders = new Set(passages.flatMap(({ stretch }) => stretch));
  let next = 0;
  const blocks = cuts(report.text, borders).map(([start, end]): Block => {
    while (next < lines.length && lines[next]!.end <= start) next += 1;
    const inside = passages.find(({ stretch }) => stretch[0] <= start && start < stretch[1]);
    return {
      start,
      end,
      lines: within(lines, next, start, end),
      opens: inside && inside.stretch[0] === start ? inside.passage : null,
      republished: inside !== undefined,
    };
  });
  return {
    text: report.text,
    blocks,
    lines,
    noise: report.noise.map((span) => stretch(span, points)),
    title: report.title ? stretch(report.title, points) : null,
    lineOf: new Map(lines.flatMap((line) => line.statements.map(({ statement }) => [statement.id, line] as const))),
    points,
  };
}

/** The words that carry fields of a statement, those that name the speaker or a place outside of its own words too. */
export function roles(statement: Statement, points: CodePoints): [Stretch, Role][] {
  const found: [Offsets, Role][] = statement.places.map((place) => [place.span, "place"]);
  if ((statement.kind === "control" || statement.kind === "incident") && statement.date.span) {
    found.push([statement.date.span, "date"]);
  }
  if (statement.kind === "casualties") statement.named.forEach((victim) => found.push([victim.span, "name"]));
  statement.attribution.forEach((speaker) => {
    if (speaker.span) found.push([speaker.span, "speaker"]);
  });
  return found.map(([span, role]) => [stretch(span, points), role]);
}

function stretch([start, end]: Offsets, points: CodePoints): Stretch {
  return [points.unit(start), points.unit(end)];
}

/** The statements as lines in the order of the words, each in the first lane that is free. */
function layered(statements: readonly Statement[], points: CodePoints): Line[] {
  const together = new Map<string, Worded[]>();
  for (const statement of statements) {
    const key = `${statement.kind} ${statement.span[0]}`;
    const worded = { statement, stretch: stretch(statement.span, points) };
    const group = together.get(key);
    if (group) group.push(worded);
    else together.set(key, [worded]);
  }
  const bare = [...together.values()].map((group) => {
    const ordered = group.sort((a, b) => a.stretch[1] - b.stretch[1]);
    const [start, end] = [ordered[0]!.stretch[0], ordered.at(-1)!.stretch[1]];
    return { kind: ordered[0]!.statement.kind, start, end, statements: ordered };
  });
  bare.sort((a, b) => a.start - b.start || b.end - a.end);
  const ends: number[] = []; // of each lane, where its last line ends
  return bare.map((line, id) => {
    const free = ends.findIndex((end) => end <= line.start);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = line.end;
    return { ...line, id, lane };
  });
}

/** The lines that meet [start, end); none before `first` does. */
function within(lines: readonly Line[], first: number, start: number, end: number): Line[] {
  const found: Line[] = [];
  for (let at = first; at < lines.length && lines[at]!.start < end; at += 1) {
    if (lines[at]!.end > start) found.push(lines[at]!);
  }
  return found;
}

/** The text in stretches that end where a line of it ends, or at one of `borders`. */
function cuts(text: string, borders: ReadonlySet<number>): Stretch[] {
  const found: Stretch[] = [];
  const forced = [...borders].sort((a, b) => a - b);
  let start = 0;
  while (start < text.length) {
    while (forced.length && forced[0]! <= start) forced.shift();
    const end = Math.min(ending(text, start), forced[0] ?? text.length);
    found.push([start, end]);
    start = end;
  }
  return found;
}

function ending(text: string, start: number): number {
  const broken = text.indexOf("\n", start + LENGTH);
  const end = broken === -1 ? text.length : broken + 1;
  if (end - start <= LONGEST) return end;
  // The last line that ends in time; else a space; else wherever no character is cut in two.
  const limit = start + LONGEST;
  const line = text.lastIndexOf("\n", limit - 1);
  if (line > start) return line + 1;
  const space = text.lastIndexOf(" ", limit - 1);
  if (space > start) return space + 1;
  return /[\ud800-\udbff]/.test(text[limit - 1]!) ? limit + 1 : limit;
}
