import { inet, text } from "drizzle-orm/pg-core";
import type { Permission } from "../enums";
import { reference } from "./columns";
import { sql } from "drizzle-orm";

/** The person or token that asked for a job, their address and their permissions: the job runs as them. */
export const askerColumns = () => ({
  userId: reference(),
  collaboratorId: reference(),
  accessTokenId: reference(),
  requestIp: inet(),
  permissions: text().array().$type<Permission[]>().notNull().default(sql`'{}'`),
});
