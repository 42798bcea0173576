import { expect, test } from "vitest";
import { messages, type Tree } from "../src/i18n/messages";

const [ar, en] = [messages("ar"), messages("en")];
const PLURAL = /_(zero|one|two|few|many|other)$/;

function keys(tree: Tree, path = ""): string[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" || Array.isArray(value) ? [path + key] : keys(value, `${path}${key}.`),
  );
}

function bare(tree: Tree): string[] {
  return [...new Set(keys(tree).map((key) => key.replace(PLURAL, "")))].sort();
}

test("both languages have the same messages", () => {
  expect(bare(ar)).toEqual(bare(en));
});

test.each([
  ["ar", ar],
  ["en", en],
])("in %s, what has a plural has every form of it", (language, tree) => {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const all = new Set(keys(tree));
  const plurals = new Set([...all].filter((key) => PLURAL.test(key)).map((key) => key.replace(PLURAL, "")));
  const missing = [...plurals].flatMap((key) => forms.map((form) => `${key}_${form}`).filter((each) => !all.has(each)));
  expect(missing).toEqual([]);
});

test("every message is asked for somewhere", () => {
  const files = import.meta.glob<string>("../src/**/*.{ts,svelte}", { query: "?raw", import: "default", eager: true });
  const source = Object.values(files).join("\n");
  const whole = new Set([...source.matchAll(/["'`](\w+(?:\.\w+)*)["'`]/g)].map(([, key]) => key));
  const begun = [...source.matchAll(/`(\w+\.[\w.]*)\$\{/g)].map(([, start]) => start!);
  expect(bare(ar).filter((key) => !whole.has(key) && !begun.some((start) => key.startsWith(start)))).toEqual([]);
});
