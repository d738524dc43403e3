import type { IncomingMessage } from "node:http";
import type { BlockList, Socket } from "node:net";
import { isWithin } from "@/lib/networks";
import { findCaller, plainAddress } from "@/lib/trusted-proxies";

/** Finds callers' addresses. The peer of a connection stays the same, so it is judged once for each. */
export class Callers {
  #peers = new WeakMap<Socket, { address: string; trusted: boolean }>();

  constructor(readonly trusted: BlockList) {}

  /** Returns the peer's address, or the one that a trusted proxy names. */
  of({ socket, headers }: IncomingMessage): string {
    let peer = this.#peers.get(socket);
    if (!peer) {
      const address = plainAddress(socket.remoteAddress ?? "") ?? "";
      this.#peers.set(socket, (peer = { address, trusted: isWithin(this.trusted, address) }));
    }
    if (!peer.trusted) return peer.address;
    return findCaller(peer.address, headers["x-forwarded-for"]?.toString(), this.trusted).address;
  }
}
