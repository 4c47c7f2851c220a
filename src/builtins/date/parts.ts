// What a date's text is composed of while it is read: day, time of day, zone. Part of `parse.ts`.

const between = (value: number, low: number, high: number): boolean => value >= low && value <= high;

export class DayParts {
  private readonly numbers: number[] = [];
  /** A month by name. */
  month: number | null = null;
  iso = false;

  isEmpty(): boolean {
    return this.numbers.length === 0;
  }

  add(number: number): boolean {
    if (this.numbers.length >= 3) return false;
    this.numbers.push(number);
    return true;
  }

  result(): { readonly year: number; readonly month: number; readonly day: number } | null {
    if (this.numbers.length < 1) return null;
    const [a, b, c] = [...this.numbers, 1, 1] as [number, number, number];
    let year: number;
    let month: number;
    let day: number;
    if (this.month === null) [year, month, day] = this.iso || !between(a, 1, 31) ? [a, b, c] : [c, a, b];
    else {
      month = this.month;
      [year, day] = between(a, 1, 31) ? [b, a] : [a, b];
    }
    if (!this.iso) {
      if (between(year, 0, 49)) year += 2000;
      else if (between(year, 50, 99)) year += 1900;
    }
    return between(month, 1, 12) && between(day, 1, 31) ? { year, month, day } : null;
  }
}

export class TimeParts {
  private readonly numbers: number[] = [];
  /** 0 for a.m., 12 for p.m. */
  offset: number | null = null;

  isEmpty(): boolean {
    return this.numbers.length === 0;
  }

  add(number: number): boolean {
    if (this.numbers.length >= 4) return false;
    this.numbers.push(number);
    return true;
  }

  /** The last number of the time. */
  finish(number: number): void {
    this.add(number);
    while (this.numbers.length < 4) this.numbers.push(0);
  }

  expects(number: number): boolean {
    const count = this.numbers.length;
    return (count === 1 && between(number, 0, 59)) || (count === 2 && between(number, 0, 59)) || (count === 3 && between(number, 0, 999));
  }

  result(): { readonly hour: number; readonly minute: number; readonly second: number; readonly ms: number } | null {
    const [given = 0, minute = 0, second = 0, ms = 0] = this.numbers;
    let hour = given;
    if (this.offset !== null) {
      if (!between(hour, 0, 12)) return null;
      hour = (hour % 12) + this.offset;
    }
    const whole = between(hour, 0, 23) && between(minute, 0, 59) && between(second, 0, 59) && between(ms, 0, 999);
    if (!whole && (hour !== 24 || minute > 0 || second > 0 || ms > 0)) return null;
    return { hour, minute, second, ms };
  }
}

export class ZoneParts {
  sign: 1 | -1 | null = null;
  hour: number | null = null;
  minute: number | null = null;

  isEmpty(): boolean {
    return this.hour === null;
  }

  isUtc(): boolean {
    return this.hour === 0 && this.minute === 0;
  }

  set(hours: number): void {
    this.sign = hours < 0 ? -1 : 1;
    this.hour = Math.abs(hours);
    this.minute = 0;
  }

  expects(number: number): boolean {
    return this.hour !== null && this.minute === null && between(number, 0, 59);
  }

  offsetMs(): number | null {
    if (this.sign === null) return null;
    return this.sign * ((this.hour ?? 0) * 60 + (this.minute ?? 0)) * 60_000;
  }
}
