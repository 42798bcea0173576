import type { Parameters } from "../../api/client";
import { merged, route, written, type Query } from "../../view/route.svelte";

/** What the view's address asks of reports, as the API takes it; `sort` stands beside it. */
export function reportsAsked(): Query {
  return {
    q: route.get("q"),
    source: route.all("source"),
    kind: route.all("kind"),
    place: route.get("place"),
    theatre: route.get("theatre"),
    from: route.get("from"),
    to: route.get("to"),
    as_of: route.get("as_of"),
  };
}

/** The order in which reports are listed where the address names none: words fit best first. */
export function order(): string {
  return route.get("sort") ?? (route.get("q") ? "relevance" : "newest");
}

/** A query that is the same text for the same question. */
export function keyOf(query: Query): string {
  return written(merged(new URLSearchParams(), query));
}

/** The query as the typed client takes it: the server refuses what is wrong in it, and says what. */
export function typed(query: Query): NonNullable<Parameters<"/api/reports">["query"]> {
  return query as NonNullable<Parameters<"/api/reports">["query"]>;
}
