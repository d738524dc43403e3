import { asksOf } from "./beside";
import { writeNumbers } from "./numbers";
import { atFullSpeed } from "./requests";
import { markWarm, type BenchStack } from "./stack";
import { uploadOnce } from "./upload";

const ROWS = 5_000;
const UPLOADS = 3;
const CLIENTS = 8;
const SECONDS = 5;

/** Makes worker and web do everything a few times, as they would have long since done in use. */
export async function warmUpPages(stack: BenchStack): Promise<void> {
  const file = await writeNumbers(stack.folder, ROWS);
  for (let n = 1; n < UPLOADS; n++) await uploadOnce(stack, file);
  const { company } = await uploadOnce(stack, file);
  if (stack.web) {
    const { page, check } = await asksOf(stack.web.url, company, file.sample);
    for (const run of [page, check]) await atFullSpeed(CLIENTS, SECONDS, run);
  }
  markWarm(stack);
}
