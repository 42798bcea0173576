import { describe, expect, test } from "vitest";
import { chosen, nextSort, sortedBy, toggled, type Column } from "../src/parts/table";

type Row = { n: number };
const column = (id: string, rest: Partial<Column<Row>> = {}): Column<Row> => ({
  id,
  label: id,
  width: 5,
  text: ({ n }) => String(n),
  ...rest,
});
const COLUMNS = [
  column("type", { shown: "always" }),
  column("days", { sorts: ["day", "-day"] }),
  column("killed", { sorts: ["-killed"] }),
  column("reports", { shown: "asked" }),
];
const ids = (columns: readonly Column<Row>[]): string[] => columns.map(({ id }) => id);

describe("the columns shown", () => {
  test.each([
    ["the usual ones where the address names none", [], ["type", "days", "killed"]],
    ["those named, in the table's order", ["reports", "days"], ["type", "days", "reports"]],
    ["none that there is not", ["elsewhere"], ["type"]],
  ])("are %s", (_, named, shown) => expect(ids(chosen(COLUMNS, named))).toEqual(shown));

  test("are named by the address once one is taken away, and no more when it is back", () => {
    const fewer = toggled(COLUMNS, [], "killed");
    expect(fewer).toEqual(["type", "days"]);
    expect(toggled(COLUMNS, fewer, "killed")).toEqual([]);
  });
});

describe("the order", () => {
  const [, days, killed] = COLUMNS as [Column<Row>, Column<Row>, Column<Row>];

  test("goes through a column's orders click by click", () => {
    expect(nextSort(days, "-killed")).toBe("day");
    expect(nextSort(days, "day")).toBe("-day");
    expect(nextSort(days, "-day")).toBe("day");
    expect(nextSort(killed, "-killed")).toBe("-killed");
  });

  test("is said of the column that it is by, and of no other", () => {
    expect([sortedBy(days, "-day"), sortedBy(days, "day"), sortedBy(days, "-killed")]).toEqual(["descending", "ascending", null]);
    expect(sortedBy(column("type"), "day")).toBeNull();
  });
});
