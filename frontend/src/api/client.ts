import type { FeatureCollection } from "geojson";
import createClient from "openapi-fetch";
import type { paths } from "./schema";

/** The server answered, but not with what was asked for. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    detail: string,
  ) {
    super(detail);
  }
}

type Asked = { [P in keyof paths]: paths[P]["get"] extends { responses: { 200: { content: { "application/json": unknown } } } } ? P : never }[keyof paths];
/** What may be asked with a path: its `path` and `query` parameters, as the OpenAPI document has them. */
export type Parameters<P extends Asked> = Omit<NonNullable<paths[P]["get"]>["parameters"], "header" | "cookie">;
/** What a path answers with. */
export type Answer<P extends Asked> = NonNullable<paths[P]["get"]> extends {
  responses: { 200: { content: { "application/json": infer T } } };
}
  ? T
  : never;

const client = createClient({ fetch: (request) => globalThis.fetch(request) });

/** What the server answers at `path`, one of those of the OpenAPI document.
 *
 * @throws Refused where it answers with a refusal, and what `fetch` throws where it does not answer or `signal` ends it.
 */
export async function ask<P extends Asked>(path: P, parameters: Parameters<P>, signal?: AbortSignal): Promise<Answer<P>> {
  const init = { params: parameters, ...(signal ? { signal } : {}) };
  const { data, error, response } = await client.GET(path as never, init as never);
  if (!response.ok || data === undefined) throw new Refused(response.status, reason(error, response));
  return data as Answer<P>;
}

function reason(body: unknown, response: Response): string {
  if (body && typeof body === "object" && "detail" in body) return said(body.detail);
  return `${response.status} ${response.statusText}`;
}

/** A refusal's words; where several fields are wrong, each with its name. */
function said(detail: unknown): string {
  if (!Array.isArray(detail)) return String(detail);
  return (detail as { loc: string[]; msg: string }[]).map(({ loc, msg }) => `${loc.at(-1)}: ${msg}`).join("; ");
}

export const api = {
  about: () => ask("/api/about", {}),
  names: () => ask("/api/names", {}),
  evaluation: () => ask("/api/evaluation", {}),
  histories: (asOf: string | null) => ask("/api/control/histories", { query: { as_of: asOf } }),
  days: (asOf: string | null) => ask("/api/days", { query: { as_of: asOf } }),
  areas: async (day: string, asOf: string | null): Promise<FeatureCollection> => {
    const areas = await ask("/api/areas", { query: { day, as_of: asOf } });
    return areas as unknown as FeatureCollection; // a geometry's type stands in the document as any object
  },
  place: (id: string, asOf: string | null) =>
    ask("/api/places/{place_id}", { path: { place_id: id }, query: { as_of: asOf } }),
  search: (query: Parameters<"/api/search">["query"], signal?: AbortSignal) => ask("/api/search", { query }, signal),
  report: (id: string) => ask("/api/reports/{report_id}", { path: { report_id: id } }),
};
