import { located, pathOf, type View } from "./path";

/** Values of a query's parameters; null and [] leave one out. */
export type Query = { [key: string]: string | readonly string[] | null };

export interface Target {
  view: Exclude<View, "lost">;
  id?: string | null;
  query?: Query;
}

/** What goes along from one view to the next: the language, and the day of knowledge. */
const KEPT = ["lang", "as_of"];

/** Where the reader is: which view, of what, and what its query asks. The browser's address says it all. */
class Route {
  view = $state<View>("map");
  id = $state<string | null>(null);
  query = $state.raw(new URLSearchParams());
  /** How many steps within the page lie behind the reader, so that a way back never leaves it. */
  depth = $state(0);

  /** Show what the browser's address says. */
  follow(): void {
    const { view, id } = located(location.pathname);
    [this.view, this.id, this.query] = [view, id, new URLSearchParams(location.search)];
    this.depth = (history.state as { depth?: number } | null)?.depth ?? 0;
    // An address of the first version had the report in the map's query.
    const report = this.view === "map" ? this.get("report") : null;
    if (report) this.go({ view: "report", id: report, query: { statement: this.get("statement") } }, { replace: true });
  }

  /** The parameter's value, null where it is not given. */
  get(key: string): string | null {
    return this.query.get(key);
  }

  /** Every value of the parameter. */
  all(key: string): string[] {
    return this.query.getAll(key);
  }

  /** Change some parameters of this view, as a new step or in place of the present one. */
  set(changes: Query, { replace = false } = {}): void {
    this.#write(location.pathname + written(merged(this.query, changes)), replace);
  }

  /** Go to another view. */
  go(target: Target, { replace = false } = {}): void {
    this.#write(this.href(target), replace);
  }

  /** Go back one step, or to `otherwise` where the reader came here from elsewhere. */
  back(otherwise: Target): void {
    if (this.depth > 0) history.back();
    else this.go(otherwise);
  }

  /** The address of a view, with what goes along. */
  href({ view, id = null, query = {} }: Target): string {
    const along = Object.fromEntries(KEPT.map((key) => [key, this.get(key)]));
    return pathOf(view, id) + written(merged(new URLSearchParams(), { ...along, ...query }));
  }

  #write(address: string, replace: boolean): void {
    const depth = replace ? this.depth : this.depth + 1;
    history[replace ? "replaceState" : "pushState"]({ depth }, "", address);
    this.follow();
  }
}

/** `query` with the changes. */
export function merged(query: URLSearchParams, changes: Query): URLSearchParams {
  const made = new URLSearchParams(query);
  for (const [key, value] of Object.entries(changes)) {
    made.delete(key);
    for (const each of typeof value === "string" ? [value] : (value ?? [])) made.append(key, each);
  }
  return made;
}

/** The query as an address has it. A colon may stand there as it is, and our ids are full of them. */
export function written(query: URLSearchParams): string {
  const text = query.toString().replaceAll("%3A", ":");
  return text ? `?${text}` : "";
}

/** Take over a click on a link within the page, unless the reader wants it in another window. */
export function followLink(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!link || link.target || link.hasAttribute("download") || link.origin !== location.origin) return;
  const { pathname, search, hash } = link;
  if (hash || pathname.startsWith("/api/") || located(pathname).view === "lost") return;
  event.preventDefault();
  history.pushState({ depth: route.depth + 1 }, "", pathname + search);
  dispatchEvent(new PopStateEvent("popstate", { state: history.state }));
}

export const route = new Route();
