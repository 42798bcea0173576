import type { LngLatBoundsLike } from "maplibre-gl";
import type { Where } from "./camera";
import type { Chart } from "./chart";
import type { Look } from "./sheet";

/** What a map is first drawn with, and who is to be told of what happens on it. */
interface Wanted {
  look: () => Look;
  bounds: () => LngLatBoundsLike;
  prepare: (opened: Chart) => void;
}

/** Where a map stands on the page: without one until its code is there, where the browser cannot draw at all, and while
 * the browser has taken its drawing surface away; a map that comes back is made anew, and shows what was seen before. */
export class Easel {
  chart = $state.raw<Chart | null>(null);
  state = $state<"coming" | "there" | "lost" | "missing">("coming");
  #container: HTMLElement | null = null;
  #wanted: Wanted | null = null;
  #where: Where | null = null;
  /** Grows with each map that is asked for or given up: what comes of an older one is put away. */
  #turn = 0;

  /** Draw a map in `container` until what is returned is called. */
  stand(container: HTMLElement, wanted: Wanted): () => void {
    [this.#container, this.#wanted] = [container, wanted];
    const watcher = new ResizeObserver(() => this.chart?.resize());
    watcher.observe(container);
    // Before the library hears of it, which could bring back its own layers alone.
    container.addEventListener("webglcontextlost", this.#lose, { capture: true });
    void this.open();
    return () => {
      watcher.disconnect();
      container.removeEventListener("webglcontextlost", this.#lose, { capture: true });
      this.#leave();
    };
  }

  /** Have a map there, or know that there is none. */
  async open(): Promise<void> {
    this.#leave();
    const [turn, container, wanted] = [this.#turn, this.#container!, this.#wanted!];
    if (!document.createElement("canvas").getContext("webgl2")) {
      this.state = "missing";
      return;
    }
    const [look, bounds] = [wanted.look(), wanted.bounds()]; // the reader may be elsewhere when the map's code is there
    const { Chart } = await import("./chart");
    if (turn !== this.#turn) return;
    const opened = await Chart.open(container, look, bounds);
    if (turn !== this.#turn) return opened?.close();
    if (!opened) {
      this.state = "missing";
      return;
    }
    if (this.#where) opened.camera.follow(this.#where);
    wanted.prepare(opened);
    [this.chart, this.state] = [opened, "there"];
  }

  #leave(): void {
    this.#turn += 1;
    this.chart?.close();
    this.chart = null;
  }

  readonly #lose = (event: Event): void => {
    event.preventDefault(); // else the browser never gives it back
    event.stopPropagation();
    this.#where = this.chart?.camera.where ?? this.#where;
    event.target!.addEventListener("webglcontextrestored", () => this.state === "lost" && void this.open(), { once: true });
    this.#leave();
    this.state = "lost";
  };
}
