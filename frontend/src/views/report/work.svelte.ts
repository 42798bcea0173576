import type { Report, Statement } from "../../api/types";
import { laidOut, roles, type Layout, type Line, type Role, type Stretch } from "../../text/blocks";
import { route } from "../../view/route.svelte";

export type Kind = Statement["kind"];
export type Judged = Report["judged"][number];

export const KINDS: readonly Kind[] = ["control", "casualties", "displacement", "incident"];
/** The kinds that count people. */
export const FIGURES: readonly Kind[] = ["casualties", "displacement"];

/** A reader's work on one report: which of its statements are shown, and which one is looked at. */
export class Work {
  readonly layout: Layout;
  /** How many statements of each kind the report has. */
  readonly counts: ReadonlyMap<Kind, number>;
  readonly judged: ReadonlyMap<string, Judged>;
  /** In what two readers differ on a statement on which nobody decided. */
  readonly review: ReadonlyMap<string, Report["review"][number]["differing"]>;
  /** What the pointer or the focus is on. */
  touched = $state<string | null>(null);

  readonly kinds: readonly Kind[] = $derived(this.#asked());
  readonly shown: readonly Statement[] = $derived(this.#kept());
  /** The statement that the address names; null where it names none of this report. */
  readonly chosen: Statement | null = $derived(this.find(route.get("statement")));
  readonly active: Statement | null = $derived(this.find(this.touched) ?? this.chosen);
  readonly activeLine: Line | null = $derived(this.#line());
  /** The words that carry the fields of the statement that is looked at. */
  readonly parts: readonly [Stretch, Role][] = $derived(this.#parts());
  /** Where Tab enters the text. */
  readonly entry: Line | null = $derived(this.activeLine ?? this.#first());
  /** How many of the shown statements come up to the one looked at; 0 where it is none of them. */
  readonly position: number = $derived(this.shown.findIndex((each) => each.id === this.active?.id) + 1);
  readonly #byId: ReadonlyMap<string, Statement>;

  constructor(readonly report: Report) {
    this.layout = laidOut(report);
    this.#byId = new Map(report.statements.map((statement) => [statement.id, statement]));
    this.judged = new Map(report.judged.map((each) => [each.statement, each]));
    this.review = new Map(report.review.map((each) => [each.statement, each.differing]));
    this.counts = new Map(
      KINDS.map((kind) => [kind, report.statements.filter((each) => each.kind === kind).length] as const),
    );
  }

  /** Whether the line is of a kind that is shown, or is the one looked at. */
  shows(line: Line): boolean {
    return this.kinds.includes(line.kind);
  }

  /** Show these kinds alone; all of them where there are none. */
  show(kinds: readonly Kind[]): void {
    const present = KINDS.filter((kind) => this.counts.get(kind));
    const wanted = present.filter((kind) => kinds.includes(kind));
    route.set({ kind: wanted.length === present.length ? null : wanted }, { replace: true });
  }

  choose(id: string | null): void {
    this.touched = null;
    route.set({ statement: id }, { replace: true });
  }

  /** The shown statement that comes `by` steps after the one looked at, round the end. */
  after(by: number): Statement | null {
    const many = this.shown.length;
    if (!many) return null;
    const from = this.position ? this.position - 1 : by > 0 ? -1 : many;
    return this.shown[(((from + by) % many) + many) % many] ?? null;
  }

  /** The statement of the report with this id. */
  find(id: string | null): Statement | null {
    return (id !== null && this.#byId.get(id)) || null;
  }

  /** The statements that share words with the one looked at, it included, in the order of the words. */
  readonly overlapping: readonly Statement[] = $derived.by(() => {
    const line = this.activeLine;
    if (!line) return [];
    return this.layout.lines
      .filter((each) => each.start < line.end && each.end > line.start && (each === line || this.shows(each)))
      .flatMap((each) => each.statements.map(({ statement }) => statement));
  });

  #asked(): readonly Kind[] {
    const asked = route.all("kind");
    const found = KINDS.filter((kind) => asked.includes(kind));
    return found.length ? found : KINDS;
  }

  #kept(): readonly Statement[] {
    return this.report.statements.filter((each) => this.kinds.includes(each.kind));
  }

  #line(): Line | null {
    return (this.active && this.layout.lineOf.get(this.active.id)) ?? null;
  }

  #parts(): [Stretch, Role][] {
    return this.active ? roles(this.active, this.layout.points) : [];
  }

  #first(): Line | null {
    return this.layout.lines.find((line) => this.shows(line)) ?? null;
  }
}
