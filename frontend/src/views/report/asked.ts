import { route, type Query } from "../../view/route.svelte";

/** By what the list of reports is narrowed: it goes along to a report, so that the next one is the next of the list. */
const FILTERS = ["q", "source", "from", "to", "place", "theatre", "kind"] as const;

/** What the list is asked for, as the address of the view says it. */
export function asked(): Query {
  return Object.fromEntries(FILTERS.map((key) => [key, route.all(key)]));
}
