import { z } from "zod";
import { ListCalls, UpdateCall } from "@/lib/calls/schema";
import { blank } from "./api-schema";
import { NumberQuery, timedQuery } from "./api-lists";

export const CallsQuery = ListCalls.omit({ stopped: true }).extend({
  ...timedQuery,
  number: NumberQuery.meta({
    description: "A whole number in any spelling: of the other party.",
    example: "17193132645",
  }),
});

/** Names a call by its uuid or its internal id. */
const id = z.string().meta({ description: "The call's id, or its uuid.", example: "1" });

export const CallPath = z.object({ id });

export const UpdateCallPath = UpdateCall.extend({
  id,
  disposition: UpdateCall.shape.disposition.meta({ description: "Empty for none." }),
  status: blank(UpdateCall.shape.status).meta({
    description: "Of a call of the sandbox alone; that of a real call is its provider's to say.",
  }),
  duration: blank(UpdateCall.shape.duration).meta({ description: "In seconds, together with the status." }),
});
