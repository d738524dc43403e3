import { ListSetUp } from "@/lib/listing/schema";
import { offerRecord } from "@/lib/offers/presenting";
import { wholeScheduleRecord } from "@/lib/schedules/presenting";
import { createdQuery, Fulltext } from "../api/lists";
import { saysList } from "../api/said";
import { operation } from "./operation";

const SetUpQuery = ListSetUp.extend({
  ...createdQuery,
  fulltext: Fulltext.meta({ description: "A part of a name or of a number; three characters or more." }),
});

const setUp = { tag: "Offers and schedules", method: "get", input: SetUpQuery } as const;

/** The operations on what the company has set up. */
export const setUpOperations = {
  listOffers: operation({
    ...setUp,
    id: "listOffers",
    path: "/offers",
    summary: "Offers with their numbers and buyers",
    needs: "setup_system",
    answers: { 200: saysList("offers", offerRecord, "The offers, newest first.") },
    example: { columns: "id,name,numbers" },
  }),

  listSchedules: operation({
    ...setUp,
    id: "listSchedules",
    path: "/schedules",
    summary: "Schedules with what starts them and their actions",
    description: "Whoever may only dial gets them without `lead_token` and `actions`.",
    needs: "setup_system or Call:dial",
    answers: { 200: saysList("schedules", wholeScheduleRecord, "The schedules, newest first.") },
    example: { columns: "id,name,number" },
  }),
};
