import type { EventPlace, EventSummary, Harm } from "../../api/types";
import { number, range } from "../../i18n/format";
import { isolated, name, t } from "../../i18n/locale.svelte";
import { interval } from "../../time/wording";
import { record } from "../../view/record.svelte";

/** What an event was, in a word. */
export function what(event: Pick<EventSummary, "type">): string {
  return t(event.type ? `incident.${event.type}` : "events.tollOnly");
}

export function familyName(id: string): string {
  return t(`family.${id || "none"}`);
}

export function parties(ids: readonly string[]): string {
  return ids.map((id) => isolated(record.shortName(id))).join(t("list.comma"));
}

export function speakers(ids: readonly (string | null)[]): string {
  return ids.map((id) => isolated(record.speakerName(id || null) ?? t("event.voiceUnknown"))).join(t("list.comma"));
}

export function places(of: readonly EventPlace[], most = Infinity): string {
  const named = of.slice(0, most).map((place) => isolated(name(place)));
  const rest = of.length > most ? [t("events.more", { number: number(of.length - most) })] : [];
  return [...named, ...rest].join(t("list.comma"));
}

/** How many were harmed, where there is little room; nothing where nobody counts them. */
export function harmed(harm: Harm | null): string {
  return harm ? range(harm.low, harm.high) : "";
}

/** So many places stand in a sentence. */
const NAMED = 3;

/** What happened, in one sentence. */
export function sentence(event: EventSummary): string {
  const parts = [
    what(event),
    event.places.length > 0 ? t("event.where", { places: places(event.places, NAMED) }) : "",
    event.start || event.end ? t("event.when", { days: interval(event.start, event.end) }) : "",
    doers(event),
  ];
  return parts.join("");
}

function doers({ family, actors, targets }: EventSummary): string {
  if (family === "fighting" && actors.length > 1 && targets.length === 0) return t("event.between", { parties: parties(actors) });
  return (
    (actors.length > 0 ? t("event.by", { actors: parties(actors) }) : "") +
    (targets.length > 0 ? t("event.against", { targets: parties(targets) }) : "")
  );
}
