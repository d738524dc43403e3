/** A server that stories run on, its database, and the port where it expects Twilio: a story listens there. */
export type StoryStack = { url: string; twilioPort: number; databaseUrl: string };

const { E2E_STACKS, TEST_PARALLEL_INDEX, DATABASE_URL = "" } = process.env;

/** The stack of `npm run dev`, as CONTRIBUTING.md starts it for the stories. */
const DEV: StoryStack = { url: "http://localhost:3000", twilioPort: 4010, databaseUrl: DATABASE_URL };

/** The stacks that `npm test` has started, one for each worker; otherwise the stack of `npm run dev`. */
export const stacks = E2E_STACKS ? (JSON.parse(E2E_STACKS) as StoryStack[]) : [DEV];

/** The stack of this worker, so that stories of two workers never meet. */
export const ownStack = stacks[Number(TEST_PARALLEL_INDEX ?? 0) % stacks.length] ?? DEV;
