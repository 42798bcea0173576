import { Refused } from "../api/client";
import { merged, written, type Query } from "../view/route.svelte";

/** The most rows that the API gives at once. */
const LIMIT = 1000;
/** How long to wait for an answer that the server still computes (status 202). */
const PAUSE_MS = 250;

interface Going {
  signal: AbortSignal;
  /** Told of every page how many rows are there by now. */
  reached: (count: number) => void;
}

/** The list at `rows`, a path into the answer, and how many there are of it in all, which stands beside it. */
function pageOf(answer: unknown, rows: string): { page: readonly unknown[]; total: number } {
  const way = rows.split(".");
  const list = way.pop() ?? "";
  const beside = way.reduce<unknown>((each, name) => (each as Record<string, unknown> | undefined)?.[name], answer);
  const { total = 0, [list]: page = [] } = (beside ?? {}) as { total?: number; [key: string]: unknown };
  return { page: page as readonly unknown[], total };
}

/** The answer at `address`, asked for until the server has it. */
async function fetched(address: string, signal: AbortSignal): Promise<unknown> {
  for (;;) {
    const response = await fetch(address, { signal });
    if (!response.ok) throw new Refused(response.status, `${response.status} ${response.statusText}`);
    if (response.status !== 202) return response.json();
    await new Promise((done) => setTimeout(done, PAUSE_MS));
  }
}

/** The whole list at `path` as one JSON array in pieces, fetched page after page; the answer has its rows at `rows`.
 *
 * @throws Refused where the server refuses, and what `fetch` throws where it does not answer or `signal` ends it.
 */
export async function gathered(path: string, query: Query, rows: string, { signal, reached }: Going): Promise<string[]> {
  const pieces: string[] = [];
  for (let offset = 0; ; offset += LIMIT) {
    const asked = merged(new URLSearchParams(), { ...query, offset: String(offset), limit: String(LIMIT) });
    const { page, total } = pageOf(await fetched(path + written(asked), signal), rows);
    pieces.push(...page.map((row) => JSON.stringify(row, null, 1)));
    reached(pieces.length);
    if (page.length === 0 || pieces.length >= total) return ["[", pieces.join(",\n"), "]\n"];
  }
}

/** Hand `content` to the reader as a file. */
export function saved(content: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // some browsers read it late
}
