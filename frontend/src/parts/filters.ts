import type { Query } from "../view/route.svelte";

/** One of some values, of which `first` holds where the address names none; "" is any. */
export interface Choice {
  is: "choice";
  key: string;
  label: string;
  first: string;
  options: readonly { id: string; name: string }[];
}

/** What a view can be narrowed by: where it stands in the address, and how it is chosen. */
export type Field =
  | { is: "place" | "party" | "source"; key: string; label?: string | undefined }
  | { is: "check"; key: string; label: string }
  | { is: "days" }
  | Choice;

/** The keys of the address that `field` stands under. */
function keys(field: Field): readonly string[] {
  return field.is === "days" ? ["from", "to"] : [field.key];
}

/** Whether `field` can narrow the view; a choice that always has a value only turns it. */
function narrows(field: Field): boolean {
  return field.is !== "choice" || field.first === "";
}

/** Every key that narrows the view, those of its own fields besides. */
export function narrowing(fields: readonly Field[], own: readonly string[] = []): readonly string[] {
  return [...own, ...fields.filter(narrows).flatMap(keys)];
}

/** The change of the address after which nothing narrows the view. */
export function none(fields: readonly Field[], own: readonly string[] = []): Query {
  return Object.fromEntries(narrowing(fields, own).map((key) => [key, null]));
}
