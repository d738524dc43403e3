import { z } from "zod";
import { blockActions, optOutActions } from "@/db/enums";
import { presenter, WireNumber, WireTime } from "@/lib/presenting";
import { wireTime } from "@/lib/times";
import type { ContactChange } from "./schema";

/** A change in the API's words. */
export const changeRecord = presenter(
  z
    .object({
      op: z.enum([...blockActions, ...optOutActions]).meta({ description: "What happened to the number." }),
      number: WireNumber,
      at: WireTime,
      seq: z
        .int()
        .positive()
        .meta({ description: "Its position: one more than that of the change before it." }),
    })
    .meta({ id: "ContactChange" }),
).of(({ at, ...change }: ContactChange) => ({ ...change, at: wireTime(at) }));
