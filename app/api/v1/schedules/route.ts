import { listSchedulesToDial } from "@/lib/schedules/listing";
import { scheduleRecord } from "@/lib/schedules/presenting";
import { api, endpoint } from "@/lib/web/api";
import { list } from "@/lib/web/api-answers";
import { SetUpQuery } from "@/lib/web/api-set-up";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: api(SetUpQuery, async (ctx, input) =>
    list("schedules", await listSchedulesToDial(ctx, input), scheduleRecord(ctx), input),
  ),
});
