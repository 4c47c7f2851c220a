// Days, months and years of the proleptic Gregorian calendar, as pure arithmetic on milliseconds since 1970.
// https://tc39.es/ecma262/#sec-overview-of-date-objects-and-definitions-of-abstract-operations

export const DAY_MS = 86_400_000;
/** The farthest time either way. */
const TIME_MAX = 8.64e15;

export type Fields = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly ms: number;
  readonly weekday: number;
};

/** Days since 1970 of a civil date; months may lie outside 0…11. */
export function daysFromCivil(year: number, month: number, day: number): number {
  const wholeYear = year + Math.floor(month / 12);
  const monthInYear = ((month % 12) + 12) % 12;
  // Years begin in March here, so that the leap day is their last.
  const shifted = monthInYear < 2 ? wholeYear - 1 : wholeYear;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * ((monthInYear + 10) % 12) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

export function fieldsOf(time: number): Fields {
  const days = Math.floor(time / DAY_MS);
  const inDay = time - days * DAY_MS;
  const z = days + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = (shiftedMonth + 2) % 12;
  return {
    year: yearOfEra + era * 400 + (month < 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
    hour: Math.floor(inDay / 3_600_000),
    minute: Math.floor(inDay / 60_000) % 60,
    second: Math.floor(inDay / 1000) % 60,
    ms: inDay % 1000,
    weekday: (((days + 4) % 7) + 7) % 7,
  };
}

/** `MakeDay`: NaN unless all are finite and the day is within reach. */
export function makeDay(year: number, month: number, day: number): number {
  if (!Number.isFinite(year) || !Number.isFinite(month) || !Number.isFinite(day)) return Number.NaN;
  const y = Math.trunc(year);
  const m = Math.trunc(month);
  if (Math.abs(y + Math.floor(m / 12)) > 400_000) return Number.NaN;
  return daysFromCivil(y, m, 1) + Math.trunc(day) - 1;
}

export function makeTime(hour: number, minute: number, second: number, ms: number): number {
  if (!Number.isFinite(hour) || !Number.isFinite(minute) || !Number.isFinite(second) || !Number.isFinite(ms)) return Number.NaN;
  return Math.trunc(hour) * 3_600_000 + Math.trunc(minute) * 60_000 + Math.trunc(second) * 1000 + Math.trunc(ms);
}

export const makeDate = (day: number, time: number): number => day * DAY_MS + time;

/** A time within reach and whole, or NaN. */
export const clipped = (time: number): number => (Number.isFinite(time) && Math.abs(time) <= TIME_MAX ? Math.trunc(time) + 0 : Number.NaN);
