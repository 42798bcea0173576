import { untrack } from "svelte";
import { Refused } from "../api/client";
import { record } from "../view/record.svelte";

/** So many rows are asked for at once. */
export const PAGE = 100;

export interface Slice<Row> {
  total: number;
  rows: readonly Row[];
}

export type Question<Row, S extends Slice<Row>> = (offset: number, limit: number, signal: AbortSignal) => Promise<S>;

/** A long list of the server's, of which those pages are fetched that somebody looks at. */
export class Pages<Row, S extends Slice<Row> = Slice<Row>> {
  /** The first page's whole answer; null until it is there. */
  head = $state.raw<S | null>(null);
  /** Another list has been asked for, and this is still the last one. */
  stale = $state(false);
  /** Why the server does not give the list. */
  refusal = $state.raw<Refused | null>(null);
  /** Grows with each page that arrives. */
  #arrived = $state(0);
  #pages = new Map<number, readonly Row[]>();
  #asked = new Map<number, AbortController>();
  #question: Question<Row, S> | null = null;

  readonly total: number = $derived(this.head?.total ?? 0);

  /** Show another list; the rows of the last stay until its first page is there. */
  ask(question: Question<Row, S>): void {
    this.stop();
    this.#question = question;
    this.stale = untrack(() => this.head) !== null; // whoever asks in an effect is not to ask again when it is there
    this.refusal = null;
    void this.#fetch(0, question);
  }

  /** Ask for nothing more. */
  stop(): void {
    for (const asked of this.#asked.values()) asked.abort();
    this.#asked.clear();
  }

  /** The row at `index`, undefined until its page is there. */
  row(index: number): Row | undefined {
    void this.#arrived; // whoever asks is told when a page arrives
    return this.#pages.get(Math.floor(index / PAGE))?.[index % PAGE];
  }

  /** Fetch what is missing of rows first to last, and give up what was asked for and is far from them. */
  want(first: number, last: number): void {
    if (this.stale || !this.#question) return;
    const [from, to] = [Math.floor(first / PAGE), Math.floor(Math.max(last, 0) / PAGE)];
    for (const [page, asked] of this.#asked) {
      if (page !== 0 && (page < from - 1 || page > to + 1)) {
        asked.abort();
        this.#asked.delete(page);
      }
    }
    for (let page = from; page <= to && page * PAGE < this.total; page += 1) {
      if (!this.#pages.has(page) && !this.#asked.has(page)) void this.#fetch(page, this.#question);
    }
  }

  async #fetch(page: number, question: Question<Row, S>): Promise<void> {
    const control = new AbortController();
    this.#asked.set(page, control);
    try {
      const answer = await question(page * PAGE, PAGE, control.signal);
      if (!control.signal.aborted) this.#take(page, answer);
    } catch (error) {
      if (control.signal.aborted) return;
      this.#asked.delete(page);
      if (error instanceof Refused) this.#refuse(error);
      else record.fail(error, () => this.#again(page, question));
    }
  }

  #refuse(reason: Refused): void {
    this.#pages.clear();
    [this.head, this.refusal, this.stale] = [null, reason, false];
  }

  async #again(page: number, question: Question<Row, S>): Promise<void> {
    if (this.#question === question) await this.#fetch(page, question);
  }

  #take(page: number, answer: S): void {
    if (page === 0) {
      this.#pages.clear();
      [this.head, this.stale] = [answer, false];
    }
    this.#asked.delete(page);
    this.#pages.set(page, answer.rows);
    this.#arrived += 1;
  }
}
