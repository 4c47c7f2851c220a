// The private data of a Date: its time value in milliseconds since 1970, NaN when invalid.

export class DateData {
  time: number;

  constructor(time: number) {
    this.time = time;
  }

  copy(): DateData {
    return new DateData(this.time);
  }
}
