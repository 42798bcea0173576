/** Days as whole numbers, so that a slider can step them; the API's form is "2017-11-09". */
export type Day = number;

const MILLISECONDS = 86_400_000;

const parsed = new Map<string, Day>();

/** The day that the API writes as `iso`; a record has few days and asks for them often, so they are kept. */
export function dayOf(iso: string): Day {
  let day = parsed.get(iso);
  if (day === undefined) {
    day = Math.round(Date.parse(`${iso}T00:00:00Z`) / MILLISECONDS);
    parsed.set(iso, day);
  }
  return day;
}

export function isoOf(day: Day): string {
  return new Date(day * MILLISECONDS).toISOString().slice(0, 10);
}

/** Whether `text` is a day of the calendar in the API's form. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && isoOf(dayOf(text)) === text;
}

export interface Calendar {
  year: number;
  month: number;
  date: number;
  weekday: number;
}

/** Gregorian year, month 0–11, date, weekday 0 (Sunday) – 6. */
export function calendar(day: Day): Calendar {
  const date = new Date(day * MILLISECONDS);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth(),
    date: date.getUTCDate(),
    weekday: date.getUTCDay(),
  };
}

/** The first days of the months that begin within [first, last]. */
export function monthStarts(first: Day, last: Day): Day[] {
  const { year, month } = calendar(first);
  const starts: Day[] = [];
  for (let step = 0; ; step += 1) {
    const day = Math.round(Date.UTC(year, month + step, 1) / MILLISECONDS);
    if (day > last) return starts;
    if (day >= first) starts.push(day);
  }
}
