import type {
  CasualtiesStatement,
  ControlStatement,
  DisplacementStatement,
  IncidentStatement,
  Statement,
} from "../api/types";
import { number, percent } from "../i18n/format";
import { t } from "../i18n/locale.svelte";
import { word } from "../i18n/words";
import { interval } from "../time/wording";
import { record } from "../view/record.svelte";

/** One field of a statement in words; each of `words` is a name or a phrase by itself, of whatever direction. */
export interface Field {
  term: string;
  words: readonly string[];
}

type Rows = (Field | null)[];

/** Every field of the statement that says something, its own first. */
export function fields(statement: Statement): Field[] {
  return [...own(statement), ...shared(statement)].filter((field) => field !== null);
}

/** What the statement says in few words: "captured", by whom; "killed", how many, of whom. */
export function headline(statement: Statement): string[] {
  switch (statement.kind) {
    case "control":
      return [t(`holding.${statement.status}`), ...shortNames(statement.holder)];
    case "casualties":
      return [t("report.counted", { what: t(`outcome.${statement.outcome}`), many: figure(statement) }), ...shortNames(statement.victims)];
    case "displacement":
      return [t("report.counted", { what: t(`movement.${statement.outcome}`), many: counted(statement) }), ...shortNames(statement.who)];
    case "incident":
      return [t(`incident.${statement.type}`), ...shortNames(statement.actors)];
  }
}

/** How many, in words: "at least 46", "about 50", "no number". */
export function figure({ low, high, approx }: CasualtiesStatement | DisplacementStatement): string {
  if (low === null && high === null) return t("figure.unknown");
  if (low === null) return t("figure.atMost", { high: number(high!) });
  if (high === null) return t("figure.atLeast", { low: number(low) });
  if (low !== high) return t("figure.between", { low: number(low), high: number(high) });
  return t(approx ? "figure.approx" : "figure.exact", { low: number(low) });
}

function own(of: Statement): Rows {
  switch (of.kind) {
    case "control":
      return control(of);
    case "casualties":
      return casualties(of);
    case "displacement":
      return displacement(of);
    case "incident":
      return incident(of);
  }
}

function control(of: ControlStatement): Rows {
  return [
    field("status", [t(`holding.${of.status}`)]),
    parties("holder", of.holder),
    some("previous", of.previous),
    some("besieger", of.by),
    of.extent && field("extent", [t(`extent.${of.extent}`)]),
    ...dated(of),
  ];
}

function casualties(of: CasualtiesStatement): Rows {
  const detail = of.victim_detail ? [word("detail", of.victim_detail)] : [];
  return [
    field("outcome", [t(`outcome.${of.outcome}`)]),
    field("figure", [figure(of)]),
    of.victims.length + detail.length ? field("victims", [...names(of.victims), ...detail]) : null,
    some("by", of.by),
    // Names are personal data: how many there are is told, which they are stands in the text alone.
    of.named.length ? field("named", [t("report.named", { count: of.named.length })]) : null,
    ...reckoned(of),
  ];
}

function displacement(of: DisplacementStatement): Rows {
  return [
    field("outcome", [t(`movement.${of.outcome}`)]),
    field("figure", [counted(of)]),
    some("victims", of.who),
    of.origin && field("origin", [of.origin.text]),
    of.destination && field("destination", [of.destination.text]),
    field("measure", [t(`measure.${of.measure}`)]),
    ...reckoned(of),
  ];
}

function incident(of: IncidentStatement): Rows {
  return [
    field("type", [t(`incident.${of.type}`)]),
    parties("actors", of.actors),
    some("targets", of.targets),
    of.means.length ? field("means", of.means.map((each) => word("means", each))) : null,
    of.objects.length ? field("objects", of.objects.map((each) => word("objects", each))) : null,
    ...dated(of),
  ];
}

function reckoned(of: CasualtiesStatement | DisplacementStatement): Rows {
  return [
    field("counting", [t(`counting.${of.counting}`)]),
    of.subset_of ? field("subset", [t("report.partOfTotal")]) : null,
    field("window", [interval(of.window.start, of.window.end)]),
  ];
}

function dated(of: ControlStatement | IncidentStatement): Rows {
  return [field("date", [interval(of.date.start, of.date.end)]), field("basis", [t(`basis.${of.date.basis}`)])];
}

function shared(of: Statement): Rows {
  return [
    field("modality", [t(`modality.${of.modality}`)]),
    field("attribution", of.attribution.map((speaker) => record.speakerName(speaker.source) ?? speaker.source)),
    field("confidence", [`${percent(of.confidence)} %`]),
    field("rule", [of.rule]),
  ];
}

function counted(of: DisplacementStatement): string {
  return `${figure(of)} ${t(`unit.${of.unit}`)}`;
}

function field(key: string, words: readonly string[]): Field {
  return { term: t(`field.${key}`), words };
}

function some(key: string, ids: readonly string[]): Field | null {
  return ids.length ? parties(key, ids) : null;
}

function parties(key: string, ids: readonly string[]): Field {
  return field(key, ids.length ? names(ids) : [t("field.unknownParty")]);
}

function names(ids: readonly string[]): string[] {
  return ids.map((id) => record.partyName(id));
}

function shortNames(ids: readonly string[]): string[] {
  return ids.map((id) => record.shortName(id));
}
