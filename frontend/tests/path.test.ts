import { expect, test } from "vitest";
import { located, pathOf, type View } from "../src/view/path";
import { merged, written } from "../src/view/route.svelte";
import { plain } from "../src/text/plain";

test.each<[string, View, string | null]>([
  ["/", "map", null],
  ["/events", "events", null],
  ["/events/", "events", null],
  ["/events/00ff", "event", "00ff"],
  ["/reports/sha256:00ff", "report", "sha256:00ff"],
  ["/places/ocha%3AC5086", "place", "ocha:C5086"],
  ["/places/ocha:C5086%2F1", "place", "ocha:C5086/1"],
  ["/places/%zz", "lost", null],
  ["/nowhere", "lost", null],
  ["/reports.html", "lost", null],
])("%s is %s of %s", (path, view, id) => {
  expect(located(path)).toEqual({ view, id });
});

test.each(["ocha:C5086", "sha256:00ff", "a/1", "قرية", "50% ?#"])("the path of %s is read back", (id) => {
  expect(located(pathOf("place", id))).toEqual({ view: "place", id });
});

test("a query is changed in what is named, and the rest is kept", () => {
  const before = new URLSearchParams("lang=ar&party=IS&party=SDF&day=2017-11-09");
  expect(written(merged(before, { party: ["IS"], day: null, place: "ocha:C1" }))).toBe("?lang=ar&party=IS&place=ocha:C1");
});

test.each([
  ["أبو كمال", "ابو كمال"],
  ["الشُّحَيل", "الشحيل"],
  ["القريـة", "القريه"],
  ["Deir-ez-Zor", "deir ez zor"],
])("%s is sought as %s", (written, sought) => {
  expect(plain(written)).toBe(sought);
});
