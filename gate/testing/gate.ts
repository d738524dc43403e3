import type { AddressInfo } from "node:net";
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
