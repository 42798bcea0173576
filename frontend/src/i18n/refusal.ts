import type { Refused } from "../api/client";
import { isolated, t, told } from "./locale.svelte";

/** Why the server refused, in the reader's language: each field that is wrong, and what is; of another refusal its own words. */
export function refusal(refused: Refused): string {
  if (refused.faults.length === 0) return isolated(refused.message);
  return refused.faults
    .map(({ field, sort, account }) => t("fault.of", { field: told(`fault.field.${field}`, field), what: told(`fault.sort.${sort}`, account) }))
    .join(t("fault.join"));
}
