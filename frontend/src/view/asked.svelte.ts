import { Refused } from "../api/client";
import { record } from "./record.svelte";

/** One answer of the server that a part of the page waits for. */
export class Asked<T> {
  answer = $state.raw<T | null>(null);
  /** The server has no such thing. */
  absent = $state(false);
  /** A first question has come to its end, in an answer or not: what stands below may come now, without being moved by it. */
  settled = $state(false);
  #asking = 0;

  /** Ask, and keep the answer unless another question came after it. */
  async ask(question: () => Promise<T>): Promise<void> {
    this.#asking += 1;
    const mine = this.#asking;
    try {
      const answer = await question();
      if (mine === this.#asking) [this.answer, this.absent] = [answer, false];
    } catch (error) {
      if (mine !== this.#asking) return;
      if (error instanceof Refused && error.status === 404) this.absent = true;
      else record.fail(error, () => this.ask(question));
    }
    if (mine === this.#asking) this.settled = true;
  }
}
