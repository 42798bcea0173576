import { expect, test } from "vitest";
import { CodePoints } from "../src/text/offsets";

test.each([
  ["all within U+FFFF", "مدينة الميادين", 6, 14, "الميادين"],
  ["one beyond it before", "📷 دخلت القوات الميادين", 2, 6, "دخلت"],
  ["one beyond it within", "صورة 📷 للمدينة", 0, 6, "صورة 📷"],
  ["several", "🇸🇾📷 البوكمال", 4, 12, "البوكمال"],
])("code points are counted as the API counts them: %s", (_, text, start, end, words) => {
  expect(new CodePoints(text).slice(start, end)).toBe(words);
});

test("every offset of a text with pairs goes to the unit of its character", () => {
  const text = "أ📷ب🇸🇾ج";
  const points = new CodePoints(text);
  const units = [...text].map((_, index) => [...text].slice(0, index).join("").length);
  expect(units.map((_, index) => points.unit(index))).toEqual(units);
});
