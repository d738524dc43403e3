import type { Phone } from "@/lib/phone/phone";

const FREE = 0;
/** Of the places so many may be taken: then a number is found after a step or two. */
const FULLEST = 0.6;

/**
 * Numbers that were seen, in some ten to twenty bytes each: a Set of texts takes ten times as much. An E.164 number's
 * fifteen digits are exact in a double, and none is 0.
 */
export class SeenNumbers {
  private places = new Float64Array(1 << 14);
  size = 0;

  /** Returns whether the number is here for the first time. */
  add(number: Phone): boolean {
    if (this.size >= this.places.length * FULLEST) this.grow();
    return this.put(Number(number.slice(1)));
  }

  private put(digits: number): boolean {
    const { places } = this;
    const last = places.length - 1;
    let at = hash(digits) & last;
    for (let there = places[at]; there !== FREE; there = places[at]) {
      if (there === digits) return false;
      at = (at + 1) & last;
    }
    places[at] = digits;
    this.size += 1;
    return true;
  }

  private grow() {
    const old = this.places;
    this.places = new Float64Array(old.length * 2);
    this.size = 0;
    for (const digits of old) if (digits !== FREE) this.put(digits);
  }
}

/** Spreads neighbours, which lists are full of, over all places. */
function hash(digits: number): number {
  const low = digits % 0x1_0000_0000;
  const mixed = Math.imul(low ^ ((digits - low) / 0x1_0000_0000), 0x9e37_79b1);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
