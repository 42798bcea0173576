import type { Answer, Parameters } from "../../api/client";
import { merged, route, written, type Query } from "../../view/route.svelte";

export type Reckoning = Answer<"/api/casualties">;
export type Moves = Answer<"/api/displacement">;
export type Series = Answer<"/api/casualties/series">;
export type Line = Series["lines"][number];
export type Spot = Line["spots"][number];
export type Claim = Reckoning["claims"][number];
export type Counters = Answer<"/api/counters">;
export type Counter = Counters["counters"][number];
export type Contradiction = Reckoning["contradictions"][number];
export type SentenceOf = Claim["sentence"];
export type Kind = "casualties" | "displacement";

export const OUTCOMES = ["killed", "wounded", "killed_or_wounded", "missing", "captured", "surrendered", "neutralised"] as const;
export const EVERY = ["day", "week", "month", "quarter", "year"] as const;
export const SPLITS = ["side", "outcome", "place", "source"] as const;

/** What the address narrows every question to. */
export function narrowed(): Query {
  return {
    party: route.all("party"),
    doer: route.all("doer"),
    source: route.all("source"),
    place: route.get("place"),
    from: route.get("from"),
    to: route.get("to"),
    unconfirmed: route.get("unconfirmed"),
    as_of: route.get("as_of"),
  };
}

/** How the chart is drawn. */
export function drawn(): Query {
  return { every: route.get("every"), by: route.get("by"), running: route.get("running") };
}

/** A query that is the same text for the same question. */
export function keyOf(query: Query): string {
  return written(merged(new URLSearchParams(), query));
}

type Figures = "/api/casualties" | "/api/casualties/series" | "/api/displacement" | "/api/displacement/series" | "/api/counters";

type QueryOf<P extends Figures> = Parameters<P> extends { query?: infer Q } ? NonNullable<Q> : never;

/** The query as the typed client takes it: the server refuses what is wrong in it, and says what. */
export function typed<P extends Figures>(query: Query): QueryOf<P> {
  const asked = Object.entries(query).filter(([, value]) => value !== null && value.length > 0);
  return Object.fromEntries(asked) as QueryOf<P>;
}

/** The parameter by which a line of a chart is asked for alone. */
const OF_LINE = { side: "party", outcome: "outcome", place: "place", source: "source" } as const;

/** The question of one line of a chart. */
export function ofLine(split: string | null, key: string | null): Query {
  return split && key && split in OF_LINE ? { [OF_LINE[split as keyof typeof OF_LINE]]: key } : {};
}

/** The spot that the address names, "2017-11-01..2017-11-30", with its line. */
export function chosen(): { from: string; to: string; line: string | null } | null {
  const [from, to] = (route.get("spot") ?? "").split("..");
  return from && to ? { from, to, line: route.get("line") } : null;
}
