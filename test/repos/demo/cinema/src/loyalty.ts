/** One point for each whole euro, twice as many on Mondays. */
export function pointsFor(cents: number, weekday: number): number {
  const points = Math.floor(cents / 100);
  return weekday === 1 ? points * 2 : points;
}

export function levelOf(points: number): "guest" | "friend" | "patron" {
  if (points >= 500) return "patron";
  if (points >= 100) return "friend";
  return "guest";
}

export function pointsToNext(points: number): number {
  if (points >= 500) return 0;
  return (points >= 100 ? 500 : 100) - points;
}
