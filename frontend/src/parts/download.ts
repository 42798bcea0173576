import { Refused } from "../api/client";
import { merged, written, type Query } from "../view/route.svelte";

/** The most rows that the API gives at once. */
const LIMIT = 1000;

interface Going {
  signal: AbortSignal;
  /** Told of every page how many rows are there by now. */
  reached: (count: number) => void;
}

/** The whole list at `path` as one JSON array in pieces, fetched page after page; the answer has its rows at `rows`.
 *
 * @throws Refused where the server refuses, and what `fetch` throws where it does not answer or `signal` ends it.
 */
export async function gathered(path: string, query: Query, rows: string, { signal, reached }: Going): Promise<string[]> {
  const pieces: string[] = [];
  for (let offset = 0; ; offset += LIMIT) {
    const asked = merged(new URLSearchParams(), { ...query, offset: String(offset), limit: String(LIMIT) });
    const response = await fetch(path + written(asked), { signal });
    if (!response.ok) throw new Refused(response.status, `${response.status} ${response.statusText}`);
    const answer = (await response.json()) as { total: number; [key: string]: unknown };
    const page = answer[rows] as unknown[];
    pieces.push(...page.map((row) => JSON.stringify(row, null, 1)));
    reached(pieces.length);
    if (page.length === 0 || pieces.length >= answer.total) return ["[", pieces.join(",\n"), "]\n"];
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
