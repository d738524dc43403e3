import { parseArgs } from "node:util";
import { and, asc, eq } from "drizzle-orm";
import { z } from "zod";
import { db } from "@/db";
import { areas, modelActions } from "@/db/permissions";
import { collaborators } from "@/db/schema/collaborators";
import { companies } from "@/db/schema/companies";
import { issueToken } from "@/lib/access-tokens/issuing";
import { isActive, memberContext } from "@/lib/collaborators/membership";
import { users } from "@/db/schema/users";
import { AppError } from "@/lib/errors";
import { CommandRefusal } from "./kit/refusal";
import { withDatabase } from "./kit/with-database";

const USAGE =
  "npm run -s access-token -- --company 1 --name Dialer [--permissions suppression_list,Contact:block]";

const Wanted = z.object({
  company: z.coerce.number().int().positive(),
  name: z.string().min(1),
  permissions: z.string().optional(),
});

/**
 * `npm run access-token`: issues a token whose maker is the company's first owner, and prints its two keys, which are
 * shown once.
 */
export default async function printToken(args: string[]): Promise<number> {
  const { company, name, permissions } = read(args);
  const wanted = permissions?.split(/[\s,]+/).filter(Boolean) ?? [...areas, ...modelActions];
  const unknown = wanted.find((permission) => !isArea(permission) && !isAction(permission));
  if (unknown)
    throw new CommandRefusal(
      `There is no permission ${unknown}. There are ${[...areas, ...modelActions].join(", ")}.`,
    );
  return withDatabase(async () => {
    const ctx = memberContext(await firstOwner(company));
    const rights = { areas: wanted.filter(isArea), actions: wanted.filter(isAction) };
    const { publicKey, privateKey } = await issueToken(ctx, { name, ...rights }).catch((error: unknown) => {
      throw error instanceof AppError ? new CommandRefusal(error.message) : error;
    });
    console.log(JSON.stringify({ public_key: publicKey, private_key: privateKey }));
    return 0;
  });
}

async function firstOwner(companyId: number) {
  const [member] = await db
    .select({ user: users, collaborator: collaborators, company: companies })
    .from(collaborators)
    .innerJoin(users, eq(users.id, collaborators.userId))
    .innerJoin(companies, eq(companies.id, collaborators.companyId))
    .where(and(eq(collaborators.companyId, companyId), collaborators.owner, isActive))
    .orderBy(asc(collaborators.id))
    .limit(1);
  if (!member)
    throw new CommandRefusal(
      `There is no company ${companyId} with an owner who has used the link given to them.`,
    );
  return member;
}

function read(args: string[]) {
  const option = { type: "string" } as const;
  try {
    const { values } = parseArgs({ args, options: { company: option, name: option, permissions: option } });
    return Wanted.parse(values);
  } catch {
    throw new CommandRefusal(`Not understood: ${USAGE}`);
  }
}

function isArea(permission: string): permission is (typeof areas)[number] {
  return areas.some((area) => area === permission);
}

function isAction(permission: string): permission is (typeof modelActions)[number] {
  return modelActions.some((action) => action === permission);
}
