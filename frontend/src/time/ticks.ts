import { digits } from "../i18n/format";
import { calendar, monthStarts, type Day } from "./day";
import { shortMonth } from "./wording";

/** A day under a chart, and what is written there. */
export interface Tick {
  day: Day;
  words: string;
}

const DAYS = [1, 2, 5, 7, 14];
const MONTHS = [1, 2, 3, 6, 12, 24, 60, 120, 240];
/** Beyond so many days the beginnings of months are marked. */
const FEW_DAYS = 70;
const YEAR = 12;

/** At most `most` days along [first, last], so worded that no neighbours read alike: the year stands with the first, and again where it turns. */
export function ticks(first: Day, last: Day, most: number): Tick[] {
  const starts = monthStarts(first, last);
  const byDay = last - first < FEW_DAYS || starts.length < 2;
  const days = byDay ? everyDay(first, last, most) : everyMonth(starts, most);
  const plain = !byDay && days.length > 1 && days.every((day) => calendar(day).month === 0);
  return days.map((day, at) => {
    const { year, month, date } = calendar(day);
    const before = at > 0 ? calendar(days[at - 1]!) : null;
    if (plain) return { day, words: digits(year) };
    const name = before?.month === month && byDay ? "" : ` ${shortMonth(month)}`;
    const turned = before?.year === year ? "" : ` ${year}`;
    if (!byDay && before && turned && month === 0) return { day, words: digits(year) };
    return { day, words: digits(`${byDay ? date : ""}${name}${turned}`.trim()) };
  });
}

function everyDay(first: Day, last: Day, most: number): Day[] {
  const length = last - first + 1;
  const step = DAYS.find((each) => length / each <= most) ?? Math.ceil(length / most);
  return Array.from({ length: Math.ceil(length / step) }, (_, at) => first + at * step);
}

function everyMonth(starts: readonly Day[], most: number): Day[] {
  const since = (day: Day): number => calendar(day).year * YEAR + calendar(day).month;
  const step = MONTHS.find((each) => starts.length / each <= most) ?? MONTHS.at(-1)!;
  return starts.filter((day) => since(day) % step === 0);
}
