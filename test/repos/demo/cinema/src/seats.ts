export type Seat = { row: number; number: number };

export class SeatTaken extends Error {
  constructor(seat: Seat) {
    super(`seat ${seat.row}/${seat.number} is taken`);
    this.name = "SeatTaken";
  }
}

export class SeatMap {
  private readonly taken = new Map<string, string>();
  readonly rows: number;
  readonly perRow: number;

  constructor(rows: number, perRow: number) {
    this.rows = rows;
    this.perRow = perRow;
  }

  has(seat: Seat): boolean {
    return seat.row >= 1 && seat.row <= this.rows && seat.number >= 1 && seat.number <= this.perRow;
  }

  isFree(seat: Seat): boolean {
    return this.has(seat) && !this.taken.has(key(seat));
  }

  take(seat: Seat, by: string): void {
    if (!this.isFree(seat)) throw new SeatTaken(seat);
    this.taken.set(key(seat), by);
  }

  release(seat: Seat): void {
    this.taken.delete(key(seat));
  }

  freeCount(): number {
    return this.rows * this.perRow - this.taken.size;
  }
}

/** The first place in a row where so many seats are free side by side, from the back. */
export function findTogether(map: SeatMap, count: number): Seat[] | undefined {
  for (let row = map.rows; row >= 1; row--) {
    let run: Seat[] = [];
    for (let number = 1; number <= map.perRow; number++) {
      const seat = { row, number };
      run = map.isFree(seat) ? [...run, seat] : [];
      if (run.length === count) return run;
    }
  }
  return undefined;
}

function key(seat: Seat): string {
  return `${seat.row}-${seat.number}`;
}
