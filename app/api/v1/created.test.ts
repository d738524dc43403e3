import { expect, test } from "vitest";
import { createdAs } from "@/lib/listing/testing/created";
import { apiClient } from "@/lib/web/testing/api-client";

const noon = (day: number) => new Date(Date.UTC(2026, 0, day, 12));

test.each(Object.keys(createdAs) as (keyof typeof createdAs)[])(
  "%s are listed from either end, within days of a time zone, and gone through by cursor",
  async (root) => {
    const client = await apiClient();
    for (const day of [1, 2, 3, 4, 5]) await createdAs[root](client.ctx, noon(day));
    const ask = async (query: string) => {
      const { body } = await client.get(`/${root}?${query}`);
      const days = body[root].map((one) => new Date(String(one.created_at)).getUTCDate());
      return { days, next: String(body.metadata.next_cursor), count: body.metadata.total_count };
    };
    expect((await ask("")).days).toEqual([5, 4, 3, 2, 1]);
    expect((await ask("order=created_at&order_dir=asc")).days).toEqual([1, 2, 3, 4, 5]);
    // Noon in UTC is the evening of that day in Tokyo, and one in the morning of the next day in Auckland.
    const days = "created_at_from=2026-01-02&created_at_to=2026-01-04&order_dir=asc";
    expect((await ask(`${days}&time_zone=Asia/Tokyo`)).days).toEqual([2, 3, 4]);
    expect((await ask(`${days}&time_zone=Pacific/Auckland`)).days).toEqual([1, 2, 3]);
    const first = await ask(`${days}&time_zone=Asia/Tokyo&per_page=2&cursor=-1`);
    const second = await ask(`${days}&time_zone=Asia/Tokyo&per_page=2&cursor=${first.next}`);
    expect([first.days, first.count, second.days, second.next]).toEqual([[2, 3], 3, [4], "0"]);
    const wrong = await client.get(`/${root}?created_at_from=yesterday`);
    expect([wrong.status, Object.keys(wrong.body.errors)]).toEqual([422, ["created_at_from"]]);
  },
);
