import { and, eq } from "drizzle-orm";
import { describe, expect, test, vi } from "vitest";
import { accessTokens } from "@/db/schema/access-tokens";
import { revokeToken } from "@/lib/access-tokens/stopping";
import { testNumber } from "@/lib/testing/context";
import { whileHolding } from "@/lib/web/api/limits";
import { type ApiClient, apiClient } from "@/lib/web/testing/api-client";

/**
 * Returns a body that comes in two pieces: the second comes a while after the first was read, and after `meanwhile`.
 */
const slowly = (first: string, meanwhile: () => Promise<unknown>, last: string) => {
  async function* pieces() {
    yield Buffer.from(first);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    await meanwhile();
    yield Buffer.from(last);
  }
  const coming = pieces();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await coming.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
    },
    { highWaterMark: 0 },
  );
};

describe("a token that is revoked while its request is under way", () => {
  const half = { duplex: "half" } as const;
  const sendSlowly = (client: ApiClient, address: string, type: string, pieces: [string, string]) => {
    const body = slowly(pieces[0], () => revokeToken(client.ctx, { id: client.token.id }), pieces[1]);
    return client.post(address, { body, headers: { "content-type": type }, ...half });
  };

  test("blocks nothing", async () => {
    const client = await apiClient();
    const pieces: [string, string] = ['{"numbers":["', `${testNumber(1)}"]}`];
    const answer = await sendSlowly(client, "/contacts/bulk_block", "application/json", pieces);
    expect(answer.status).toBe(401);
    const other = await apiClient({ ctx: client.ctx });
    expect((await other.get("/block_logs")).body.block_logs).toEqual([]);
  });

  test("uploads nothing", async () => {
    const client = await apiClient();
    const pieces: [string, string] = ["number\n", `${testNumber(1)}\n`];
    const answer = await sendSlowly(client, "/contact_imports", "text/csv", pieces);
    expect(answer.status).toBe(401);
    const other = await apiClient({ ctx: client.ctx });
    expect((await other.get("/contact_imports")).body.contact_imports).toEqual([]);
  });

  test("gets no more of a file", async () => {
    const holds = vi.fn<() => Promise<void>>(() => Promise.reject(new Error("revoked")));
    let sent = 0;
    const pieces = new ReadableStream<Uint8Array>({
      async pull(controller) {
        await new Promise((resolve) => setTimeout(resolve, 100));
        controller.enqueue(Buffer.from(String(sent++)));
        if (sent === 30) controller.close();
      },
    });
    const headers = { "content-type": "text/csv", "x-content-length": "50" };
    const response = whileHolding(new Response(pieces, { headers }), holds);
    expect(response.headers.get("x-content-length")).toBe("50");
    await expect(response.text()).rejects.toThrow("revoked");
    expect(sent).toBeLessThan(15);
    expect(holds).toHaveBeenCalledTimes(1);
  });
});

describe("a token that loses a permission while its request is under way", () => {
  /** Takes permissions from the token itself. When its maker loses them, the token loses them in the same way. */
  const lose = ({ ctx, token }: ApiClient) =>
    ctx.db
      .update(accessTokens)
      .set({ areas: [], actions: ["Contact:read", "Contact:import"] })
      .where(and(eq(accessTokens.companyId, ctx.companyId), eq(accessTokens.id, token.id)));

  test.each([
    ["/contacts/bulk_unblock", "application/json", '{"numbers":["', `${testNumber(1)}"]}`, []],
    ["/contact_imports?blocked=false", "text/csv", "number\n", `${testNumber(1)}\n`, ["failed"]],
  ])("does nothing at %s with it: 403", async (address, type, first, last, uploads) => {
    const client = await apiClient();
    const body = slowly(first, () => lose(client), last);
    const answer = await client.post(address, { body, headers: { "content-type": type }, duplex: "half" });
    expect(answer.status).toBe(403);
    const other = await apiClient({ ctx: client.ctx });
    const { contact_imports: kept } = (await other.get("/contact_imports")).body;
    expect(kept.map(({ status }) => status)).toEqual(uploads);
  });
});
