import { sql } from "drizzle-orm";
import { type AnyPgColumn, foreignKey, inet, text } from "drizzle-orm/pg-core";
import type { Permission } from "@/db/permissions";
import { accessTokens } from "./access-tokens";
import { collaborators } from "./collaborators";
import { instant, reference } from "./columns";

/** The person or token that asked for a job, their address and their permissions: the job runs as them. */
export const askerColumns = () => ({
  userId: reference(),
  collaboratorId: reference(),
  accessTokenId: reference(),
  requestIp: inet(),
  permissions: text().array().$type<Permission[]>().notNull().default(sql`'{}'`),
});

/** When a job started, and when it succeeded, failed or was stopped. */
export const endings = () => ({
  startedAt: instant(),
  succeededAt: instant(),
  failedAt: instant(),
  stoppedAt: instant(),
});

type AskerKey = "companyId" | "userId" | "collaboratorId" | "accessTokenId";

/** The foreign keys of a table that keeps who asked: a collaborator of the company, or one of its access tokens. */
export const askerKeys = (table: string, t: Record<AskerKey, AnyPgColumn>) => [
  foreignKey({
    name: `${table}_collaborator`,
    columns: [t.companyId, t.collaboratorId, t.userId],
    foreignColumns: [collaborators.companyId, collaborators.id, collaborators.userId],
  }),
  foreignKey({
    name: `${table}_access_token`,
    columns: [t.companyId, t.accessTokenId],
    foreignColumns: [accessTokens.companyId, accessTokens.id],
  }),
];
