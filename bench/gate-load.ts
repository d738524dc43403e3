import { readFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** What a phone system sees of one answer. */
export type Seen = { status: number; took: number };

/** One connection that is kept, with one request at a time. It costs less than fetch, so the server is measured. */
export class Line {
  #socket: Socket;
  #text = "";
  #answered: ((status: number) => void) | null = null;
  #failed: ((error: Error) => void) | null = null;

  constructor(port: number) {
    this.#socket = connect({ port, host: "127.0.0.1", noDelay: true });
    this.#socket.setEncoding("latin1");
    this.#socket.on("data", (text: string) => this.#read(text));
    this.#socket.on("error", (error) => this.#failed?.(error));
    this.#socket.on("close", () => this.#failed?.(new Error("the connection was closed")));
  }

  /** Sends GET for a path and returns the status and the milliseconds until the whole answer was there. */
  async ask(path: string): Promise<Seen> {
    const start = performance.now();
    const status = await new Promise<number>((resolve, reject) => {
      this.#answered = resolve;
      this.#failed = reject;
      this.#socket.write(`GET ${path} HTTP/1.1\r\nHost: gate\r\n\r\n`);
    });
    return { status, took: performance.now() - start };
  }

  end(): void {
    this.#failed = null;
    this.#socket.destroy();
  }

  #read(text: string): void {
    this.#text += text;
    const head = this.#text.indexOf("\r\n\r\n");
    if (head < 0) return;
    const [, length = "0"] = /\r\ncontent-length: (\d+)/i.exec(this.#text.slice(0, head)) ?? [];
    if (this.#text.length < head + 4 + Number(length)) return;
    const status = Number(this.#text.slice(9, 12));
    this.#text = "";
    this.#answered?.(status);
  }
}

type Asking = { clients: number; path(): string; going(): boolean; status?: number };

/**
 * Asks from that many connections as fast as answers come. Returns the answers a second. Throws at a status that is
 * neither the given one nor 503.
 */
export async function atMost(port: number, { clients, path, going, status = 200 }: Asking): Promise<number> {
  let count = 0;
  const client = async () => {
    const line = new Line(port);
    for (; going(); count++) {
      const seen = await line.ask(path());
      if (seen.status !== status && seen.status !== 503) throw new Error(`the answer was ${seen.status}`);
    }
    line.end();
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: clients }, client));
  return count / ((performance.now() - start) / 1_000);
}

/** Returns a function that holds for that many seconds from now. */
export function forSeconds(seconds: number): () => boolean {
  const end = performance.now() + seconds * 1_000;
  return () => performance.now() < end;
}

/** Asks so many times a second, whether earlier requests are answered or not, and returns all answers. */
export async function atPace(
  port: number,
  perSecond: number,
  ended: Promise<unknown>,
  path: () => string,
): Promise<Seen[]> {
  const free: Line[] = [];
  const seen: Promise<Seen>[] = [];
  let over = false;
  const end = () => void (over = true);
  ended.then(end, end);
  for (const start = performance.now(); !over; ) {
    const due = ((performance.now() - start) / 1_000) * perSecond;
    for (; seen.length < due; ) {
      const line = free.pop() ?? new Line(port);
      seen.push(line.ask(path()).finally(() => free.push(line)));
    }
    await sleep(2);
  }
  const all = await Promise.all(seen);
  for (const line of free) line.end();
  return all;
}

const TICK_MS = 10;

/** Returns the milliseconds of processor that a process has used, as Linux counts them. */
export function processorOf(pid: number): number {
  const [, , ...fields] = readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/\(.*\)/, "x")
    .split(" ");
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}
