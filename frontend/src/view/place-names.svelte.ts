import { SvelteMap } from "svelte/reactivity";
import { api } from "../api/client";
import { name } from "../i18n/locale.svelte";
import { record } from "./record.svelte";

interface Named {
  name_ar: string;
  name_en: string;
}

/** What places are called of which the page knows only the id: those in an address, say. */
class PlaceNames {
  readonly #known = new SvelteMap<string, Named>();

  /** The place's name, its id until that is known. */
  of(id: string): string {
    const named = record.byId.get(id) ?? this.#known.get(id);
    return named ? name(named) : id;
  }

  /** Ask what the place is called. */
  async learn(id: string): Promise<void> {
    if (record.byId.has(id) || this.#known.has(id)) return;
    try {
      const { places } = await api.search({ q: id, of: ["place"], limit: 1 });
      const [found] = places;
      if (found?.id === id) this.#known.set(id, found);
    } catch (error) {
      record.fail(error, () => this.learn(id));
    }
  }
}

export const placeNames = new PlaceNames();
