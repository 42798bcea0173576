import { expect, test } from "vitest";
import { SvgPen } from "../src/picture/pen";
import { Projection, roundLength } from "../src/picture/projection";

test("the middle of the bounds is the middle of the box, east is right and north is up", () => {
  const projection = new Projection([38, 34, 42, 36], [0, 0, 800, 600]);
  const [x, y] = projection.at([40, 35]);
  expect(Math.abs(x - 400)).toBeLessThan(1);
  expect(Math.abs(y - 300)).toBeLessThan(3); // the middle of Mercator lies a little north
  expect(projection.at([41, 35])[0]).toBeGreaterThan(x);
  expect(projection.at([40, 35.5])[1]).toBeLessThan(y);
});

test("a degree of latitude is 111 kilometres on the scale", () => {
  const projection = new Projection([38, 34, 42, 36], [0, 0, 800, 600]);
  const pixels = projection.at([40, 34.5])[1] - projection.at([40, 35.5])[1];
  expect(pixels * projection.kilometresPerPixel).toBeCloseTo(111.2, 0);
});

test.each([
  [0.7, 0.5],
  [3, 2],
  [74, 50],
  [199, 100],
  [200, 200],
])("at most %d kilometres are %d on the scale", (most, length) => {
  expect(roundLength(most)).toBeCloseTo(length);
});

test("a polygon with a hole is one closed path", () => {
  const ring = [
    [39, 35],
    [40, 35],
    [40, 36],
    [39, 35],
  ];
  const d = new Projection([38, 34, 42, 36], [0, 0, 80, 60]).path({ type: "Polygon", coordinates: [ring, ring] });
  expect(d.match(/M/g)).toHaveLength(2);
  expect(d.match(/Z/g)).toHaveLength(2);
});

test("markup in a name is words in the picture", () => {
  const pen = new SvgPen([100, 50], true);
  pen.text('<script>"&', [90, 20], { size: 12, colour: "#000000" });
  const written = pen.written("<b>");
  expect(written).toContain("&lt;script&gt;&quot;&amp;</text>");
  expect(written).toContain("<title>&lt;b&gt;</title>");
  expect(written).toContain('direction="rtl"');
  expect(written).not.toContain("<script");
});
