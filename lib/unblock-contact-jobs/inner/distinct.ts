import type { Phone } from "@/lib/phone/phone";

/**
 * A set of distinct numbers, in eight bytes each: a Set of a million texts would take more than a hundred megabytes of
 * a web process. A double holds the fifteen digits of an E.164 number exactly.
 */
export class DistinctNumbers {
  private digits = new Float64Array(1_024);
  /** How many entries are in use. Those added since the last `compact` may hold duplicates. */
  private length = 0;
  private overflown = false;

  constructor(private readonly most: number) {}

  /** Adds a number. Returns false when more than `most` distinct numbers are known. */
  add(number: Phone): boolean {
    if (this.length === this.digits.length) this.makeRoom();
    this.digits[this.length++] = Number(number.slice(1));
    return !this.overflown;
  }

  get size(): number {
    this.compact();
    return this.length;
  }

  /** Writes the numbers as PostgreSQL writes an array of bigint. */
  literal(): string {
    this.compact();
    return `{${this.digits.subarray(0, this.length).join(",")}}`;
  }

  private makeRoom() {
    this.compact();
    this.overflown = this.length > this.most;
    if (this.length < this.digits.length / 2) return;
    const larger = new Float64Array(this.digits.length * 2);
    larger.set(this.digits);
    this.digits = larger;
  }

  private compact() {
    const sorted = this.digits.subarray(0, this.length).sort();
    let kept = 0;
    for (const digits of sorted) {
      if (kept === 0 || digits !== sorted[kept - 1]) sorted[kept++] = digits;
    }
    this.length = kept;
  }
}
