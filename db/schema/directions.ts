import { pgEnum } from "drizzle-orm/pg-core";
import { directions } from "../enums";

/** Of calls and of texts. */
export const direction = pgEnum("direction", directions);
