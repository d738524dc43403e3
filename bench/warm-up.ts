import { writeNumbers } from "./numbers";
import { markWarm, type Stack } from "./stack";
import { uploadOnce } from "./upload";

const ROWS = 5_000;
const UPLOADS = 3;

/** Lets worker and web do everything a few times: in use they have done so long ago. */
export async function warmUp(stack: Stack): Promise<void> {
  const file = await writeNumbers(stack.folder, ROWS);
  for (let n = 0; n < UPLOADS; n++) await uploadOnce(stack, file);
  markWarm(stack);
}
