const SMALLEST = 500;
const LARGEST = 10_000;
const FIRST = 2_000;
const SOON_MS = 250;
const LATE_MS = 500;

/**
 * How many rows a chunk takes: as many as the database does in about half a second, however busy it is. So a stop waits no
 * longer than that, and no lock is held for longer.
 */
export class Pace {
  rows = FIRST;

  /** Hears how long a chunk of so many rows took. */
  took(milliseconds: number, rows: number): void {
    if (milliseconds > LATE_MS) this.rows = Math.max(SMALLEST, Math.floor(rows / 2));
    else if (milliseconds < SOON_MS && rows >= this.rows) this.rows = Math.min(LARGEST, this.rows * 2);
  }
}
