import { z } from "zod";
import { ListCalls, UpdateCall } from "@/lib/calls/schema";
import { blank } from "./api-schema";
import { NumberQuery, timedQuery } from "./api-lists";

export const CallsQuery = ListCalls.omit({ stopped: true }).extend({ ...timedQuery, number: NumberQuery });

/** Names a call by its uuid or its internal id. */
export const CallPath = z.object({ id: z.string() });

export const UpdateCallPath = UpdateCall.extend({
  id: z.string(),
  status: blank(UpdateCall.shape.status),
  duration: blank(UpdateCall.shape.duration),
});
