import { z } from "zod";
import { ListSetUp } from "@/lib/offers/schema";
import { timedQuery } from "./api-lists";
import { Truth } from "./api-schema";

/** What the lists of offers and of schedules take on the wire. */
export const SetUpQuery = ListSetUp.extend({
  fulltext: timedQuery.fulltext,
  columns: z.string().optional(),
  root: Truth.optional(),
  order: z.enum(["created_at"], { error: "must be created_at" }).optional(),
  orderDir: z.enum(["desc"], { error: "must be desc" }).optional(),
});
