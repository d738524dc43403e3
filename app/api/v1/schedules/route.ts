import { listSchedulesToDial } from "@/lib/schedules/listing";
import { scheduleRecord } from "@/lib/schedules/presenting";
import { api, endpoint } from "@/lib/web/api/api";
import { list } from "@/lib/web/api/answers";
import { readTimeRange } from "@/lib/web/api/lists";
import { setUpOperations } from "@/lib/web/operations/offers-and-schedules";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: api(setUpOperations.listSchedules, async (ctx, input) =>
    list(
      "schedules",
      await listSchedulesToDial(ctx, { ...input, ...readTimeRange(ctx, input) }),
      scheduleRecord(ctx),
      input,
    ),
  ),
});
