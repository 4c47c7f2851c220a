// Dates as people say them, from ISO text alone: no clock, no locale, no time zone but the one written.

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** `3 May 2026`; text that is no ISO date is given back as it is. */
export function printDate(iso: string): string {
  const date = /^(\d{4})-(\d\d)-(\d\d)/.exec(iso);
  const month = MONTHS[Number(date?.[2]) - 1];
  return date && month ? `${Number(date[3])} ${month} ${date[1]}` : iso;
}

/** `2 years ago`, `yesterday`, `today`; of a date that is not in the past, the date. */
export function printAge(iso: string, nowIso: string): string {
  const days = dayNumber(nowIso) - dayNumber(iso);
  if (Number.isNaN(days) || days < 0) return `on ${printDate(iso)}`;
  if (days < 2) return days === 0 ? "today" : "yesterday";
  if (days < 60) return `${days} days ago`;
  if (days < 730) return `${Math.floor(days / 30.44)} months ago`;
  return `${Math.floor(days / 365.25)} years ago`;
}

/** Days since the first of March of the year 0: months counted from March, so that leap days come last. */
function dayNumber(iso: string): number {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)/.exec(iso) ?? [];
  const months = (Number(month) + 9) % 12;
  const years = Number(year) - Math.floor(months / 10);
  return (
    365 * years +
    Math.floor(years / 4) -
    Math.floor(years / 100) +
    Math.floor(years / 400) +
    Math.floor((months * 306 + 5) / 10) +
    Number(day)
  );
}
