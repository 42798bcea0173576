import type { Snippet } from "svelte";

/** One column of a table: what it says of a row, and how. */
export interface Column<Row> {
  /** As the address names it. */
  id: string;
  /** In the language in use. */
  label: string;
  /** The least width at which its words can be read, in rem; what is left over is shared out in this proportion. */
  width: number;
  numeric?: boolean;
  /** What the API calls the orders by this column, in the order in which clicks go through them. */
  sorts?: readonly string[];
  /** "always": the reader cannot take it away; "asked": shown where the reader asks for it; else shown until taken away. */
  shown?: "always" | "asked";
  text: (row: Row) => string;
  href?: (row: Row) => string | null;
  /** In place of the plain text. */
  cell?: Snippet<[Row]>;
}

/** The columns to be shown: those that the address names, in their own order, else the usual ones. */
export function chosen<Row>(columns: readonly Column<Row>[], named: readonly string[]): Column<Row>[] {
  if (named.length === 0) return columns.filter((column) => column.shown !== "asked");
  return columns.filter((column) => column.shown === "always" || named.includes(column.id));
}

/** The address's names for the columns with `id` taken in or out; none where these are the usual ones. */
export function toggled<Row>(columns: readonly Column<Row>[], named: readonly string[], id: string): string[] {
  const now = new Set(chosen(columns, named).map((column) => column.id));
  if (!now.delete(id)) now.add(id);
  const usual = chosen(columns, []);
  const isUsual = usual.length === now.size && usual.every((column) => now.has(column.id));
  return isUsual ? [] : columns.filter((column) => now.has(column.id)).map((column) => column.id);
}

/** How a column stands in the order that is asked for. */
export type Sorted = "ascending" | "descending" | null;

/** How the order `asked` sorts by the column; a minus before its name says that it falls. */
export function sortedBy<Row>(column: Column<Row>, asked: string): Sorted {
  if (!column.sorts?.includes(asked)) return null;
  return asked.startsWith("-") ? "descending" : "ascending";
}

/** The order after a click on the column's head. */
export function nextSort<Row>({ sorts = [] }: Column<Row>, asked: string): string {
  return sorts[(sorts.indexOf(asked) + 1) % sorts.length] ?? asked;
}
