import type { IncomingMessage, ServerResponse } from "node:http";
import { networkOf } from "@/lib/networks";

type Bounds = {
  /** How often the bodies are looked at, in milliseconds. */
  lookMs: number;
  /** The bytes that are to come within so many looks. */
  least: number;
  looks: number;
  /** Bodies of one address that may be under way for longer than a look. */
  most: number;
};

/** 500 bytes a second, which a modem has; twenty large files from one address at once. */
const BOUNDS: Bounds = { lookMs: 1_000, least: 5_000, looks: 10, most: 20 };

const TOO_SLOW = JSON.stringify({ status: 408, errors: { base: ["The body came too slowly."] } });
const ANSWER = [
  "HTTP/1.1 408 Request Timeout",
  "Content-Type: application/json",
  `Content-Length: ${TOO_SLOW.length}`,
  "Connection: close",
  "",
  TOO_SLOW,
].join("\r\n");

type Body = {
  request: IncomingMessage;
  response: ServerResponse;
  address: string;
  looks: number;
  /** Bytes of the connection when its rate was last found to be enough, and at which look. */
  bytes: number;
  since: number;
};

/**
 * Cuts off bodies that stall. A large file over a slow line is no attack, so there is no bound on how long a body
 * takes; but it has to come at a least rate, and of one address only so many may be long under way. A body that we are
 * slow to read is not at fault, and one that arrives within a second is never counted.
 */
export class Bodies {
  private readonly open = new Set<Body>();

  constructor(private readonly bounds: Bounds = BOUNDS) {
    setInterval(() => this.look(), bounds.lookMs).unref();
  }

  /** Watches the body of a request, if it has one, until it is there or answered. */
  watch(request: IncomingMessage, response: ServerResponse, address: string): void {
    const { headers, socket } = request;
    if (!Number(headers["content-length"]) && headers["transfer-encoding"] === undefined) return;
    const body: Body = {
      request,
      response,
      address: networkOf(address),
      looks: 0,
      bytes: socket.bytesRead,
      since: 0,
    };
    this.open.add(body);
    const done = () => this.open.delete(body);
    request.once("end", done).once("close", done);
    response.once("close", done);
  }

  private look(): void {
    const byAddress = new Map<string, Body[]>();
    for (const body of this.open) {
      if (this.hasStalled(body)) this.cutOff(body);
      else byAddress.set(body.address, [...(byAddress.get(body.address) ?? []), body]);
    }
    for (const bodies of byAddress.values()) {
      const long = bodies.filter(({ looks }) => looks > 1);
      for (const body of long.slice(this.bounds.most)) this.cutOff(body);
    }
  }

  private hasStalled(body: Body): boolean {
    const { request } = body;
    body.looks += 1;
    const came = request.socket.bytesRead - body.bytes;
    if (came >= this.bounds.least || request.readableLength > 0) {
      body.bytes = request.socket.bytesRead;
      body.since = body.looks;
    }
    return body.looks - body.since >= this.bounds.looks;
  }

  /** Past the response, which somebody may be writing at the same time. */
  private cutOff(body: Body): void {
    this.open.delete(body);
    const { socket } = body.request;
    if (body.response.headersSent) socket.destroy();
    else socket.write(ANSWER, () => socket.destroy());
  }
}
