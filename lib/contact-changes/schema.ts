import { z } from "zod";
import type { BlockAction, OptOutAction } from "@/db/enums";
import { ListByTime } from "@/lib/listing/schema";
import type { Phone } from "@/lib/phone/phone";

/** Inputs of the feed of changes. */

export const ListChanges = z.object({
  after: z.string().optional(),
  perPage: ListByTime.shape.perPage.unwrap().default(1_000),
});
export type ListChanges = z.input<typeof ListChanges>;

export const snapshotFormats = ["csv", "ndjson"] as const;
export type SnapshotFormat = (typeof snapshotFormats)[number];

export const TakeSnapshot = z.object({
  format: z.enum(snapshotFormats, { error: `must be one of ${snapshotFormats.join(", ")}` }).default("csv"),
});
export type TakeSnapshot = z.input<typeof TakeSnapshot>;

/** What happened to a number, when, and its position among all changes of the company. */
export type ContactChange = { op: BlockAction | OptOutAction; number: Phone; at: Date; seq: number };
