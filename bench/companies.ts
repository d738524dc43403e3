import { areas, modelActions } from "@/db/permissions";
import { contactImports } from "@/db/schema/contact-imports";
import { db } from "@/db";
import { issueToken } from "@/lib/access-tokens/issuing";
import { actorColumns, type Context } from "@/lib/context";
import { testContext } from "@/lib/testing/context";

/** A company made for one measurement: its owner, and the header with which it calls the API. */
export type BenchCompany = { ctx: Context; authorization: string };

/** Makes a new company, so that no measurement finds what another left. */
export async function freshCompany(): Promise<BenchCompany> {
  const ctx = await testContext();
  const rights = { areas: [...areas], actions: [...modelActions] };
  const { publicKey, privateKey } = await issueToken(ctx, { name: "Benchmark", ...rights });
  const keys = Buffer.from(`${publicKey}:${privateKey}`).toString("base64");
  return { ctx, authorization: `Basic ${keys}` };
}

/** Makes the record of an upload that no worker takes. The floor's rows name it. */
export async function silentUpload({ companyId, country, actor }: Context): Promise<number> {
  const [record] = await db
    .insert(contactImports)
    .values({
      companyId,
      name: "floor",
      status: "stopped",
      defaultCountry: country,
      ...actorColumns(actor),
      stoppedAt: new Date(),
    })
    .returning();
  if (!record) throw new Error("nothing was inserted");
  return record.id;
}
