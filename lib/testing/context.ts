import type { Company } from "@/db/schema/companies";
import { makeCollaborator, makeCompany } from "@/db/factories";
import { type Actor, type Context, makeContext } from "@/lib/context";
import { allPermissions, type Permissions } from "@/lib/allow";
import { isCountry, type Phone } from "@/lib/phone/phone";

/** For tests: the context of a person. */
export type PersonContext = Context & { actor: Extract<Actor, { type: "person" }> };

/** For tests: the context of an owner of a new company, or of someone with just the given permissions. */
export async function testContext(
  values: { permissions?: Permissions; requestIp?: string; company?: Partial<Company> } = {},
): Promise<PersonContext> {
  const company = await makeCompany(values.company);
  const { id, userId } = await makeCollaborator({ companyId: company.id });
  const actor = { type: "person", userId, collaboratorId: id } as const;
  const ctx = makeContext({
    companyId: company.id,
    country: isCountry(company.defaultCountry) ? company.defaultCountry : "US",
    actor,
    permissions: values.permissions ?? allPermissions,
    requestIp: values.requestIp ?? "203.0.113.9",
  });
  return { ...ctx, actor };
}

/** For tests: a number of which there are ten million, all possible and none of them anybody's. */
export const testNumber = (n: number): Phone =>
  `+1719${(5_550_000 + n).toString().padStart(7, "0")}` as Phone;

/** The same context with every permission: for looking at what a verb has left behind. */
export const unrestricted = <Ctx extends { permissions: Permissions }>(ctx: Ctx): Ctx => ({
  ...ctx,
  permissions: allPermissions,
});
