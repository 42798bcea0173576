/** The views of the page; each has its own path, and what it shows stands in the query. */
export const PATHS = {
  map: "/",
  place: "/places/:id",
  events: "/events",
  event: "/events/:id",
  casualties: "/casualties",
  displacement: "/displacement",
  reports: "/reports",
  report: "/reports/:id",
  compare: "/compare",
  about: "/about",
} as const;

/** A view, or "lost" where the address names none. */
export type View = keyof typeof PATHS | "lost";

export interface Located {
  view: View;
  /** What the view is of, where its path names something. */
  id: string | null;
}

/** The view at `pathname`; ids may hold colons and slashes, written as they are or escaped. */
export function located(pathname: string): Located {
  const trimmed = pathname.replace(/\/+$/, "") || "/";
  for (const [view, path] of Object.entries(PATHS) as [keyof typeof PATHS, string][]) {
    if (path === trimmed) return { view, id: null };
    const stem = path.endsWith("/:id") ? path.slice(0, -":id".length) : null;
    if (stem && trimmed.startsWith(stem)) return identified(view, trimmed.slice(stem.length));
  }
  return { view: "lost", id: null };
}

function identified(view: View, text: string): Located {
  try {
    return { view, id: decodeURIComponent(text) };
  } catch {
    return { view: "lost", id: null }; // a percent sign that begins no escape
  }
}

/** The path of a view that `located` reads back. */
export function pathOf(view: Exclude<View, "lost">, id: string | null = null): string {
  const escaped = encodeURIComponent(id ?? "").replaceAll("%3A", ":");
  return PATHS[view].replace(":id", escaped);
}
