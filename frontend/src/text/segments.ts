import type { Offsets, Report, Statement } from "../api/types";
import { CodePoints } from "./offsets";

/** A stretch of a report over which nothing changes: the same statements, noise, passage. */
export interface Segment {
  start: number;
  text: string;
  statements: Statement[];
  noise: boolean;
  title: boolean;
  republished: boolean;
}

/** What, within a statement's words, carries one of its fields. */
export type Role = "place" | "date" | "speaker";

/** `text` cut at every border of a statement, a noise or a passage, in order. */
export function segments(report: Report): Segment[] {
  const points = new CodePoints(report.text);
  const length = [...report.text].length;
  const cuts = new Set<number>([0, length]);
  const cut = (span: Offsets): void => {
    cuts.add(span[0]).add(Math.min(span[1], length));
  };
  report.statements.forEach((statement) => {
    cut(statement.span);
    roles(statement).forEach(([span]) => cut(span));
  });
  report.noise.forEach(cut);
  if (report.title) cut(report.title);
  report.passages.forEach((passage) => cut([passage.start, passage.end]));
  const ordered = [...cuts].sort((a, b) => a - b);
  return ordered.slice(0, -1).map((start, index) => {
    const end = ordered[index + 1]!;
    const inside = (span: Offsets): boolean => span[0] <= start && end <= span[1];
    return {
      start,
      text: points.slice(start, end),
      statements: report.statements.filter((statement) => inside(statement.span)),
      noise: report.noise.some(inside),
      title: report.title !== null && inside(report.title),
      republished: report.passages.some((p) => p.status === "republished" && inside([p.start, p.end])),
    };
  });
}

/** The words of a statement that carry its fields. */
export function roles(statement: Statement): [Offsets, Role][] {
  const found: [Offsets, Role][] = statement.places.map((place) => [place.span, "place"]);
  if (statement.kind === "control" && statement.date.span) found.push([statement.date.span, "date"]);
  statement.attribution.forEach((speaker) => {
    if (speaker.span) found.push([speaker.span, "speaker"]);
  });
  return found;
}

/** What the words at `segment` are to `statement`, null where they carry no field. */
export function roleOf(segment: Segment, statement: Statement): Role | null {
  const hit = roles(statement).find(([span]) => span[0] <= segment.start && segment.start < span[1]);
  return hit ? hit[1] : null;
}
