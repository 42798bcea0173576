import type { FeatureCollection } from "geojson";
import type { About, ControlMap, Coverage, Names, Place, Report } from "./types";

/** The server answered, but not with what was asked for. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    detail: string,
  ) {
    super(detail);
  }
}

async function get<T>(path: string, query: Record<string, string | null> = {}): Promise<T> {
  const given = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== null);
  const search = new URLSearchParams(given).toString();
  const response = await fetch(search ? `${path}?${search}` : path, { headers: { accept: "application/json" } });
  if (!response.ok) throw new Refused(response.status, await reason(response));
  return (await response.json()) as T;
}

async function reason(response: Response): Promise<string> {
  try {
    const body: unknown = await response.json();
    if (body && typeof body === "object" && "detail" in body) return said(body.detail);
  } catch {
    // Not JSON: the status line says what there is to say.
  }
  return `${response.status} ${response.statusText}`;
}

/** A refusal's words; where several fields are wrong, each with its name. */
function said(detail: unknown): string {
  if (!Array.isArray(detail)) return String(detail);
  return (detail as { loc: string[]; msg: string }[]).map(({ loc, msg }) => `${loc.at(-1)}: ${msg}`).join("; ");
}

export const api = {
  about: () => get<About>("/api/about"),
  names: () => get<Names>("/api/names"),
  control: (asOf: string | null) => get<ControlMap>("/api/control", { as_of: asOf }),
  coverage: (asOf: string | null) => get<Coverage>("/api/coverage", { as_of: asOf }),
  areas: (day: string, asOf: string | null) => get<FeatureCollection>("/api/areas", { day, as_of: asOf }),
  place: (id: string, asOf: string | null) => get<Place>(`/api/places/${encodeURIComponent(id)}`, { as_of: asOf }),
  report: (id: string) => get<Report>(`/api/reports/${encodeURIComponent(id)}`),
};
