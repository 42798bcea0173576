import bidiFactory from "bidi-js";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { guarded, isolated, type Direction } from "../src/i18n/bidi";
import { bounds, digits, number, range } from "../src/i18n/format";
import { locale, t } from "../src/i18n/locale.svelte";
import { dayOf } from "../src/time/day";
import { interval, longDay, plainDay } from "../src/time/wording";

const bidi = bidiFactory();

/** What stands on the screen from left to right, by the Unicode algorithm. */
function shown(text: string, direction: Direction): string {
  const levels = bidi.getEmbeddingLevels(text, direction);
  const mirrored = bidi.getMirroredCharactersMap(text, levels.levels);
  const letters = [...text].map((letter, at) => mirrored.get(at) ?? letter);
  for (const [start = 0, end = 0] of bidi.getReorderSegments(text, levels)) {
    letters.splice(start, end - start + 1, ...letters.slice(start, end + 1).reverse());
  }
  return letters.join("").replace(/[\u200E\u200F\u2066-\u2069]/g, "");
}

/** Arabic words as the screen shows them from left to right: their letters turned round. */
function turned(words: string): string {
  return [...words].reverse().join("");
}

const html = { lang: "", dir: "" };
beforeEach(() => {
  (globalThis as { document?: unknown }).document = { documentElement: html };
  locale.use("ar");
});
afterEach(() => {
  locale.chooseDigits("latn");
  locale.chooseMonths("levantine");
});

describe("in Arabic", () => {
  test.each<[string, () => string, string]>([
    ["a range is read from its lower end, on the right", () => range(40, 60), "60–40"],
    ["at least", () => range(46, null), "≥ 46"],
    ["at most", () => range(null, 9), "≤ 9"],
    ["one number", () => range(1234, 1234), number(1234)],
    ["a range in brackets", () => `(${range(40, 60)})`, "(60–40)"],
    ["a range after words", () => `قتلى ${range(40, 60)}`, `60–40 ${turned("قتلى")}`],
    ["bounds in words", () => bounds(40, 60), `60${turned("بين 40 و").replace("04", "40")}`],
    ["a Latin name before its Arabic one", () => `${isolated("SDF")} (قسد)`, `(${turned("قسد")}) SDF`],
    ["a Latin name in brackets", () => `قسد (${isolated("SDF")})`, `(SDF) ${turned("قسد")}`],
    ["a Latin name that ends in brackets", () => guarded("SOHR (UK)", "rtl") + " و3", `3${turned("و")} SOHR (UK)`],
    ["a name with a number after it", () => guarded("Brigade 5", "rtl") + " 12", "12 Brigade 5"],
    ["a day in full", () => longDay(dayOf("2017-11-09")), `2017 ${turned("نوفمبر")} / ${turned("تشرين الثاني")} 9`],
    ["a rule's name, with its dots", () => isolated("control.captured.2"), "control.captured.2"],
  ])("%s", (_, text, expected) => {
    expect(shown(text(), "rtl")).toBe(expected);
  });
});

describe("in English", () => {
  beforeEach(() => locale.use("en"));
  test.each<[string, () => string, string]>([
    ["a range", () => range(40, 60), "40–60"],
    ["an Arabic name between words", () => `taken from ${guarded("قسد", "ltr")} (2 reports)`, `taken from ${turned("قسد")} (2 reports)`],
    ["an Arabic name with brackets", () => `of ${guarded("قوات (قسد)", "ltr")}, 3`, `of (${turned("قسد")}) ${turned("قوات")}, 3`],
    ["an Arabic name before a number", () => `${guarded("هجين", "ltr")} 12`, `${turned("هجين")} 12`],
  ])("%s", (_, text, expected) => {
    expect(shown(text(), "ltr")).toBe(expected);
  });
});

test("without isolation these would be out of order", () => {
  expect(shown("40-60", "rtl")).toBe("40-60");
  expect(shown("Brigade 5 12", "rtl")).toBe("Brigade 5 12");
  expect(shown("هجين 12", "ltr")).toBe(`12 ${turned("هجين")}`);
});

test.each([
  ["an override", "a\u202Eb", "after"],
  ["an isolate that is not ended", "a\u2067b", "after"],
  ["an end that nothing began", "a\u2069\u202Eb", "after"],
])("%s in a name turns nothing outside it", (_, name, after) => {
  expect(shown(`${isolated(name)} ${after}`, "ltr")).toMatch(new RegExp(` ${after}$`));
  expect(shown(`${guarded(name, "rtl")} قال`, "rtl")).toMatch(new RegExp(`^${turned("قال")} `));
});

describe("digits", () => {
  test("are the reader's in Arabic, in numbers, days, bounds and messages", () => {
    locale.chooseDigits("arab");
    expect(number(12345)).toBe("١٢٬٣٤٥");
    expect(plainDay(dayOf("2017-11-09"))).toBe("٩ تشرين الثاني ٢٠١٧");
    expect(bounds(46, null)).toContain("٤٦");
    expect(t("time.reports", { count: 12 })).toContain("١٢");
    expect(digits("0.1.0")).toBe("٠.١.٠");
  });
  test("a range in them is read from its lower end too", () => {
    locale.chooseDigits("arab");
    expect(shown(range(40, 60), "rtl")).toBe("٦٠–٤٠");
  });
  test("are Latin in English whatever was chosen", () => {
    locale.chooseDigits("arab");
    locale.use("en");
    expect(number(12345)).toBe("12,345");
    expect(plainDay(dayOf("2017-11-09"))).toBe("9 November 2017");
  });
  test("plural forms go by the number, not by how it is written", () => {
    locale.chooseDigits("arab");
    const words = (count: number): string => t("time.reports", { count }).replace(/[٠-٩]+ ?/, "");
    expect(words(3)).toBe(words(10));
    expect(words(11)).not.toBe(words(3));
  });
});

test("months have the names that the reader knows", () => {
  expect(plainDay(dayOf("2018-02-03"))).toBe("3 شباط 2018");
  locale.chooseMonths("gregorian");
  expect(plainDay(dayOf("2018-02-03"))).toBe("3 فبراير 2018");
  expect(longDay(dayOf("2018-02-03"))).toBe("3 شباط / فبراير 2018");
  expect(shown(interval("2018-02-03", "2018-02-05"), "rtl")).toBe(
    `2018 ${turned("فبراير")} 5 ${turned("إلى")} 2018 ${turned("فبراير")} 3 ${turned("من")}`,
  );
});
