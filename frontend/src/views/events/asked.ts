import { type Parameters } from "../../api/client";
import { merged, route, written, type Query } from "../../view/route.svelte";

/** What the view's address asks of events, as the API takes it. */
export function eventsAsked(): Query {
  return {
    type: route.all("type"),
    party: route.all("party"),
    source: route.all("source"),
    place: route.get("place"),
    from: route.get("from"),
    to: route.get("to"),
    as_of: route.get("as_of"),
  };
}

/** A query that is the same text for the same question. */
export function keyOf(query: Query): string {
  return written(merged(new URLSearchParams(), query));
}

/** The query as the typed client takes it: the server refuses what is wrong in it, and says what. */
export function typed(query: Query): Parameters<"/api/events">["query"] {
  return query as Parameters<"/api/events">["query"];
}

/** The first order that the view has where its address names none. */
export const SORT = "-day";
