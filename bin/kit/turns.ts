import { performance } from "node:perf_hooks";

/** A shorter wait proves nothing: the operating system may have run something else meanwhile. */
const WAITED_MS = 5;

/**
 * Tells how old a request can be that is read now. Node says when it read a request, not when the request arrived:
 * while the event loop is busy, requests wait in the socket. What is read in one turn of the loop arrived after the
 * turn before it began, or, when the loop had nothing to do in between, when it woke up.
 */
export class Turns {
  /** The end of the last turn that was noted, the time spent idle until then, and a time before that turn began. */
  #ended = performance.now();
  #idle = idleTime();
  #began = this.#ended;
  /** The earliest arrival of what is read in this turn; null until something is read. */
  #earliest: number | null = null;

  constructor() {
    // Without requests turns are noted by the clock, so that the busy time since the last one stays small.
    setInterval(() => this.earliest(), 50).unref();
  }

  /** Returns the earliest moment at which a request that is read now can have arrived, on `performance.now()`. */
  earliest(): number {
    this.#earliest ??= this.#begin();
    return this.#earliest;
  }

  #begin(): number {
    const idled = idleTime() - this.#idle;
    // Not before this, even if everything else that was done since came after the idle time.
    const woke = this.#ended + idled;
    const earliest = idled > WAITED_MS ? woke : this.#began;
    setImmediate(() => {
      this.#began = woke;
      this.#ended = performance.now();
      this.#idle = idleTime();
      this.#earliest = null;
    });
    return earliest;
  }
}

const idleTime = () => performance.nodeTiming.idleTime;
