import { told } from "./locale.svelte";

/** Which of the reader's English words: who the victims were, what an event was done with, what it hit. */
type Thing = "detail" | "means" | "objects";

/** A word of the record in the reader's language; one that is no word of the reading's lists stands as the report has it. */
export function word(thing: Thing, id: string): string {
  return told(`word.${thing}.${id}`, id);
}
