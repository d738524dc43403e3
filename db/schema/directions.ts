import { pgEnum } from "drizzle-orm/pg-core";
import { directions } from "../enums";

/** The direction of calls and of texts. */
export const direction = pgEnum("direction", directions);
