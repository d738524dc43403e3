import { inet, text } from "drizzle-orm/pg-core";
import type { Permission } from "../enums";
import { reference } from "./columns";
import { sql } from "drizzle-orm";

/** Who asked for a job, from where and with which permissions: it runs as them. */
export const askerColumns = () => ({
  userId: reference(),
  collaboratorId: reference(),
  accessTokenId: reference(),
  requestIp: inet(),
  permissions: text().array().$type<Permission[]>().notNull().default(sql`'{}'`),
});
