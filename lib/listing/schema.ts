import { z } from "zod";
import { ListBlacklist } from "@/lib/contacts/schema";

/** What every list by time is asked for: newest first unless `orderDir` is asc; `fulltext` is a number or a part of one. Pure. */
export const ListByTime = ListBlacklist.pick({
  fulltext: true,
  perPage: true,
  page: true,
  cursor: true,
  orderDir: true,
  createdAtFrom: true,
  createdAtTo: true,
});
export type ListByTime = z.input<typeof ListByTime>;

/** When what is listed was created, both ends included; every list by time takes it beside what its own schema says. */
export const CreatedRange = ListBlacklist.pick({ createdAtFrom: true, createdAtTo: true });
export type CreatedRange = z.input<typeof CreatedRange>;

/** An id of another record that a list is narrowed to. */
export const IdFilter = z.coerce
  .number("must be an id")
  .int("must be an id")
  .positive("must be an id")
  .max(Number.MAX_SAFE_INTEGER, "must be an id");
