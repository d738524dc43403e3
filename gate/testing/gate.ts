import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { networkList } from "@/lib/networks";
import { makeGate } from "../serving";

export type TestGate = { url: string; close(): Promise<void> };

/** Starts the gate's server on a free port of loopback, in this process. It believes a proxy on loopback. */
export async function startGate(): Promise<TestGate> {
  const server = makeGate(networkList(["127.0.0.1"]));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Asks this URL until the answer is no guess: the first check of a process loads code and opens connections. */
export async function untilSure(url: string): Promise<void> {
  while ((await fetch(url)).headers.has("x-guess")) await sleep(20);
}
