import { z } from "zod";
import { ListSetUp } from "@/lib/offers/schema";
import { Fulltext, order } from "./api-lists";
import { lists } from "./api-schema";

/** What lists in one order, the newest first, take on the wire. */
export const newestFirst = {
  ...lists,
  order,
  orderDir: z.enum(["desc"], { error: "must be desc" }).optional(),
};

/** What the lists of offers and of schedules take on the wire. */
export const SetUpQuery = ListSetUp.extend({
  ...newestFirst,
  fulltext: Fulltext.meta({ description: "A part of a name or of a number; three characters or more." }),
});
