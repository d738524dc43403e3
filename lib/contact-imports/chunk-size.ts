const SMALLEST = 250;
const LARGEST = 5_000;
const FIRST = 2_000;
const SOON_MS = 200;
const LATE_MS = 500;

/**
 * Decides how many numbers a chunk takes: as many as the database does in less than half a second, however busy it is.
 * So no lock is held for longer, and a worker that is told to rest rests at once.
 */
export class ChunkSize {
  numbers = FIRST;

  /** Records how long a chunk of this many numbers took. */
  took(milliseconds: number, numbers: number): void {
    if (milliseconds > LATE_MS) this.numbers = Math.max(SMALLEST, Math.floor(numbers / 2));
    else if (milliseconds < SOON_MS && numbers * 1.5 >= this.numbers)
      this.numbers = Math.min(LARGEST, this.numbers * 2);
  }
}
