import { type Lead, leads } from "@/db/schema/leads";
import { fillNames } from "@/lib/contacts/inner/fill-names";
import { actorColumns, type Context } from "@/lib/context";
import type { Phone } from "@/lib/phone/phone";
import { fire } from "@/lib/schedules/inner/firing";

type NewLead = Pick<Lead, "contactId" | "callerId"> &
  Partial<Omit<Lead, "companyId" | "id" | "uuid" | "createdAt" | "updatedAt">>;

/** Inserts a lead of a locked contact and fires the schedules that wait for leads. Joins the context's transaction. */
export async function makeLead(ctx: Context, values: NewLead): Promise<Lead> {
  const [lead] = await ctx.db
    .insert(leads)
    .values({
      ...values,
      ...actorColumns(ctx.actor),
      companyId: ctx.companyId,
      remoteIp: ctx.requestIp ?? null,
    })
    .returning();
  if (!lead) throw new Error("a lead was not inserted");
  await fire(ctx, { trigger: "lead_created", lead });
  return lead;
}

/** Gives a locked contact the lead's name when it has none. */
export async function nameContact(
  ctx: Context,
  number: Phone,
  { firstName, lastName }: { firstName?: string | null; lastName?: string | null },
): Promise<void> {
  const name = [firstName, lastName].filter(Boolean).join(" ");
  if (name) await fillNames(ctx, [{ number }], new Map([[number, { number, name }]]));
}
