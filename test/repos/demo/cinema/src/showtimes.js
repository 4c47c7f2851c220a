/** Minutes after midnight of a time like "20:15". */
export function minutesOf(time) {
  const match = /^(\d{1,2}):(\d{2})$/.exec(time);
  if (!match) throw new RangeError(`no such time: ${time}`);
  const [hours, minutes] = [Number(match[1]), Number(match[2])];
  if (hours > 23 || minutes > 59) throw new RangeError(`no such time: ${time}`);
  return hours * 60 + minutes;
}

export function overlap(first, second) {
  const start = minutesOf(first.at);
  const other = minutesOf(second.at);
  return start < other + second.minutes && other < start + first.minutes;
}

export function endOf(show) {
  const end = (minutesOf(show.at) + show.minutes) % (24 * 60);
  return `${Math.floor(end / 60)}:${String(end % 60).padStart(2, "0")}`;
}
