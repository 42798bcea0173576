import { describe, expect, it } from "vitest";
import { dayOf } from "../src/time/day";
import { newsOf, spanOf } from "../src/views/place/span";

const whole = spanOf("2010-01-01", "2020-01-01");

describe("the days that a place's lanes show", () => {
  it("are those of its news, with a margin", () => {
    const shown = newsOf([{ start: "2017-11-03", last_evidence: "2017-11-09" }, { start: null, last_evidence: null }], whole);
    expect(shown).toEqual({ first: dayOf("2017-10-24"), last: dayOf("2017-11-19") });
  });
  it("are all of the record where there is no news", () => {
    expect(newsOf([{ start: null, last_evidence: null }], whole)).toEqual(whole);
  });
  it("are a day where the record has one", () => {
    expect(spanOf(null, "2017-11-03")).toEqual({ first: dayOf("2017-11-03"), last: dayOf("2017-11-03") });
  });
});
