/** How long the server is left alone between two looks, in milliseconds. */
const LOOK_MS = 3000;
/** Of how many questions it is remembered that they wait; a list that was scrolled far may have asked hundreds. */
const MOST = 100;

/** Whether the server answers. While it does not, what was asked waits; when it is back, all of it is asked again. */
class Connection {
  gone = $state(false);
  #waiting: (() => Promise<void>)[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Say that the server does not answer, and run `again` when it does. */
  lose(again: () => Promise<void>): void {
    this.gone = true;
    this.#waiting = [...this.#waiting, again].slice(-MOST);
    this.#timer ??= setTimeout(() => void this.look(), LOOK_MS);
  }

  /** See now whether the server is back. */
  async look(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!(await this.isThere())) {
      this.#timer = setTimeout(() => void this.look(), LOOK_MS);
      return;
    }
    this.gone = false;
    // In the order in which they were asked, so that the last question of a view is the one that it shows.
    for (const again of this.#waiting.splice(0)) void again();
  }

  async isThere(): Promise<boolean> {
    try {
      return (await fetch("/healthz", { cache: "no-store" })).ok;
    } catch {
      return false;
    }
  }
}

export const connection = new Connection();
