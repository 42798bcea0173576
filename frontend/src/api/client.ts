import type { FeatureCollection } from "geojson";
import createClient from "openapi-fetch";
import type { paths } from "./schema";

/** A field that is wrong, of what sort its fault is (a word of the server's), and the server's own account of it. */
export interface Fault {
  field: string;
  sort: string;
  account: string;
}

/** The server answered, but not with what was asked for. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    detail: string,
    readonly faults: readonly Fault[] = [],
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
  if (!response.ok || data === undefined) throw refused(error, response);
  return data as Answer<P>;
}

/** Where fields are wrong the body lists them, else it says a sentence. */
function refused(body: unknown, response: Response): Refused {
  const detail = body && typeof body === "object" && "detail" in body ? body.detail : `${response.status} ${response.statusText}`;
  if (!Array.isArray(detail)) return new Refused(response.status, String(detail));
  const faults = (detail as { loc: (string | number)[]; type: string; msg: string }[]).map(({ loc, type, msg }) => ({
    field: String(loc.findLast((part) => typeof part === "string")),
    sort: type,
    account: msg,
  }));
  return new Refused(response.status, faults.map(({ field, account }) => `${field}: ${account}`).join("; "), faults);
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
