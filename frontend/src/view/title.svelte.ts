import { orderly } from "../text/controls";

/** A window's title has room for so many characters before the site's name. */
const LONGEST = 120;

/** What the view that is looked at is called; the window's title begins with it. */
class Title {
  /** Null until the view knows what it shows. */
  said = $state<string | null>(null);

  /** Call the view so, for as long as the effect lasts in which this is asked. */
  say(text: string | null): () => void {
    this.said = text === null ? null : orderly(text).slice(0, LONGEST);
    return () => (this.said = null);
  }
}

export const title = new Title();
