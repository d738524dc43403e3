import { asc, eq, sql } from "drizzle-orm";
import { collaborators } from "@/db/schema/collaborators";
import { users } from "@/db/schema/users";
import { actorColumns, type Context } from "@/lib/context";
import { NotFound } from "@/lib/errors";
import { allow, type Rights } from "@/lib/allow";
import { whyNotToGive } from "./inner/granting";

export type CollaboratorRow = Rights & {
  id: number;
  email: string;
  name: string | null;
  state: "active" | "invited" | "disabled";
  acceptedAt: Date | null;
  disabledAt: Date | null;
  signedInAt: Date | null;
  createdAt: Date;
  isYou: boolean;
  /** Whether the person who asks may change them: nobody changes a person who has more. */
  changeable: boolean;
};

/**
 * The company's collaborators by email, those who may enter first. A company has few of them, so there are no pages.
 */
export async function listCollaborators(ctx: Context): Promise<CollaboratorRow[]> {
  allow(ctx, "security");
  const rows = await select(ctx).orderBy(asc(sql`${collaborators.disabledAt} is not null`), asc(users.email));
  const { collaboratorId } = actorColumns(ctx.actor);
  const me = rows.find(({ id }) => id === collaboratorId);
  return rows.map((row) => asRow(ctx, row, me));
}

/** One collaborator of the company; throws `NotFound`. */
export async function getCollaborator(ctx: Context, { id }: { id: number }): Promise<CollaboratorRow> {
  const row = (await listCollaborators(ctx)).find((each) => each.id === id);
  if (!row) throw new NotFound("collaborator");
  return row;
}

const select = (ctx: Context) =>
  ctx.db
    .select({
      id: collaborators.id,
      email: users.email,
      name: users.name,
      owner: collaborators.owner,
      superuser: collaborators.superuser,
      areas: collaborators.areas,
      actions: collaborators.actions,
      acceptedAt: collaborators.acceptedAt,
      disabledAt: collaborators.disabledAt,
      signedInAt: users.signedInAt,
      createdAt: collaborators.createdAt,
    })
    .from(collaborators)
    .innerJoin(users, eq(users.id, collaborators.userId))
    .where(eq(collaborators.companyId, ctx.companyId))
    .$dynamic();

type Selected = Awaited<ReturnType<typeof select>>[number];

function asRow(ctx: Context, row: Selected, me: Selected | undefined): CollaboratorRow {
  const giver = { owner: false, superuser: false, ...me, permissions: ctx.permissions };
  return {
    ...row,
    state: stateOf(row),
    isYou: row.id === me?.id,
    changeable: whyNotToGive(giver, row) === null,
  };
}

function stateOf({ acceptedAt, disabledAt }: Pick<Selected, "acceptedAt" | "disabledAt">) {
  if (disabledAt) return "disabled";
  return acceptedAt ? "active" : "invited";
}
