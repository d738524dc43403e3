import { ListSetUp } from "@/lib/listing/schema";
import { createdQuery, Fulltext } from "./api-lists";

/** What the lists of offers and of schedules take on the wire. */
export const SetUpQuery = ListSetUp.extend({
  ...createdQuery,
  fulltext: Fulltext.meta({ description: "A part of a name or of a number; three characters or more." }),
});
