import { send } from "./api-client";

/**
 * For tests: a server that can be killed. It sends the one request that it gets to the request's handler, and returns
 * the answer.
 */
process.once("message", (asked: Parameters<typeof send>) => {
  send(...asked).then(
    ({ status, body }) => process.send?.({ status, body }),
    (error: unknown) => process.send?.({ status: 0, body: String(error) }),
  );
});
process.send?.("ready");
