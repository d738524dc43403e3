import net from "node:net";
import type { AddressInfo } from "node:net";
import postgres from "postgres";
import { expect, test } from "vitest";
import { isDriverSlip } from "./driver-slips";

test("a connection that breaks while the driver asks for its types lets an error slip that is known as its own", async () => {
  const target = new URL(process.env.DATABASE_URL ?? "");
  const line = net.createServer((near) => {
    const far = net.connect(Number(target.port), target.hostname);
    near.on("data", (bytes) => (bytes.includes("typcategory") ? near.resetAndDestroy() : far.write(bytes)));
    far.on("data", (bytes) => near.write(bytes));
    for (const end of [near, far]) {
      end.on("error", () => {});
      end.on("close", () => [near, far].map((other) => other.destroy()));
    }
  });
  await new Promise<void>((resolve) => line.listen(0, "127.0.0.1", resolve));
  const url = new URL(target);
  url.port = String((line.address() as AddressInfo).port);
  const slipped = new Promise((resolve) => {
    const others = process.listeners("unhandledRejection");
    process.removeAllListeners("unhandledRejection");
    process.once("unhandledRejection", (error) => {
      for (const other of others) process.on("unhandledRejection", other);
      resolve(error);
    });
  });
  const client = postgres(url.href, { max: 1, connect_timeout: 2 });
  client`select 1`.catch(() => {});
  expect(isDriverSlip(await slipped)).toBe(true);
  await client.end({ timeout: 0 });
  line.close();
});

test.each([[new Error("read ECONNRESET")], [null], ["typcategory = 'A'"], [{ query: "select 1" }]])(
  "%s is nobody's slip",
  (error) => {
    expect(isDriverSlip(error)).toBe(false);
  },
);
