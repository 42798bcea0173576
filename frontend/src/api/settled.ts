import { ask, type Answer, type Parameters } from "./client";

const AGAIN_MS = 400;

/** What the ledger answers, asked for again until it has computed it; null where `signal` ended it. */
export async function settled<P extends "/api/casualties" | "/api/displacement">(
  path: P,
  parameters: Parameters<P>,
  signal: AbortSignal,
): Promise<Answer<P> | null> {
  for (;;) {
    if (signal.aborted) return null;
    const answer = await ask(path, parameters, signal);
    if (!("state" in (answer as object))) return answer;
    await new Promise((done) => setTimeout(done, AGAIN_MS));
  }
}
