import { Refused } from "../../api/client";
import { record } from "../../view/record.svelte";

/** What the server says while it computes: which share is done. */
interface Computing {
  state: "computing";
  share: number;
}
const isComputing = (answer: unknown): answer is Computing =>
  typeof answer === "object" && answer !== null && (answer as Partial<Computing>).state === "computing";
/** The server itself waits a little before it says that it is not done. */
const PAUSE_MS = 250;

/** An answer for which the server may have to compute: it is asked for again until it is there. */
export class Computed<T> {
  answer = $state.raw<T | null>(null);
  /** How much of the work for a newer question is done; null where nothing is being computed. */
  share = $state<number | null>(null);
  refusal = $state.raw<Refused | null>(null);
  #control: AbortController | null = null;

  /** Ask; what was being asked for is given up, and the server leaves it. */
  async ask(question: (signal: AbortSignal) => Promise<T>): Promise<void> {
    this.leave();
    const { signal } = (this.#control = new AbortController());
    this.share = 0;
    try {
      for (;;) {
        const answer: unknown = await question(signal);
        if (signal.aborted) return;
        if (!isComputing(answer)) {
          [this.answer, this.share, this.refusal] = [answer as T, null, null];
          return;
        }
        this.share = answer.share;
        await new Promise((done) => setTimeout(done, PAUSE_MS));
        if (signal.aborted) return;
      }
    } catch (error) {
      if (signal.aborted) return;
      this.share = null;
      if (error instanceof Refused && error.status === 422) [this.answer, this.refusal] = [null, error];
      else record.fail(error, () => this.ask(question));
    }
  }

  /** Wait no longer. */
  leave(): void {
    this.#control?.abort();
    [this.#control, this.share] = [null, null];
  }
}
