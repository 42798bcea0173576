import { expect, test } from "vitest";
import { readAddress, writeAddress, type Address } from "../src/view/address";
import { plain } from "../src/text/plain";

const SHOWN: Address = {
  language: "ar",
  day: "2017-11-09",
  asOf: "2017-11-20",
  place: "ocha:C5086",
  report: "sha256:00ff",
  statement: "abc",
  areas: false,
};

test("an address that is written is read back", () => {
  expect(readAddress(writeAddress(SHOWN))).toEqual({ address: SHOWN, faults: [] });
});

test("what means nothing is named, and the rest is kept", () => {
  const { address, faults } = readAddress("?day=2017-02-30&lang=xx&place=p");
  expect(faults).toEqual(["lang=xx", "day=2017-02-30"]);
  expect(address).toMatchObject({ day: null, language: null, place: "p", areas: true });
});

test.each([
  ["أبو كمال", "ابو كمال"],
  ["الشُّحَيل", "الشحيل"],
  ["القريـة", "القريه"],
  ["Deir-ez-Zor", "deir ez zor"],
])("%s is sought as %s", (written, sought) => {
  expect(plain(written)).toBe(sought);
});
