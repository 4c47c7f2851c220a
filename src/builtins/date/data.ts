// The private data of a Date: its time value in milliseconds since 1970, NaN when invalid.
import { isoText } from "./text.ts";

export class DateData {
  time: number;

  constructor(time: number) {
    this.time = time;
  }

  /** The printed form that traces hold. */
  describe(): string {
    return Number.isNaN(this.time) ? "Invalid Date" : isoText(this.time);
  }
}
