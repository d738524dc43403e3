import type { z } from "zod";
import type { Db } from "@/db";
import {
  asOfNow,
  authenticate,
  authenticateCheck,
  stillHolds,
  type TokenContext,
} from "@/lib/access-tokens/authenticating";
import { AppError } from "@/lib/errors";
import type { Quota } from "@/lib/limiting";
import { type FailureAnswer, translate } from "../error-statuses";
import { type Operation, pathFields } from "../operations/operation";
import { ARRIVED } from "@/lib/time-limits";
import { plainAddress } from "@/lib/trusted-proxies";
import { failed } from "./answers";
import { readBody } from "./body";
import { type ApiFields, readRequestAddress, wording } from "./input";
import { tellQuota, whileHolding } from "./limits";
import { type ApiInput, knownInput, readNames } from "./names";
import { PATIENCE_MS } from "./time-limits";
import { stopwatch } from "./stopwatch";

/** Next passes no parameters for a path that has none. */
type Route = { params: Promise<Record<string, string | string[] | undefined> | undefined> };
export type RouteHandler = ((request: Request, route: Route) => Promise<Response>) & {
  /** The operation that the handler serves, as the document describes it. */
  operation?: Operation;
};

type Options = {
  /** How long the answer may take, in milliseconds, before it is 503. */
  patience?: number;
  /**
   * How long the decision may take, in milliseconds, from the request to its record: the context's deadline. What comes
   * after, such as a provider's answer, has the rest of the patience.
   */
  decideWithin?: number;
  /** Leaves the body unread: `run` takes it as a stream, and may take as long as it needs. */
  rawBody?: boolean;
  /** The connections that look the keys up, instead of the common ones. */
  connections?: Db;
  /** Looks the keys up in what this process knows of them, for a check: they are then as fresh as its answer. */
  recalled?: boolean;
  /** Makes the answer that replaces a plain 503 or 429, from what the query and the path say. */
  unavailable?: (input: ApiInput, failure: FailureAnswer) => Response;
};

/** When a body takes longer, in milliseconds, the token may have been revoked meanwhile. */
const LONG_MS = 1_000;

/**
 * Makes a route handler of the API. It finds the asker by Basic keys, reads the path, the query and the body by the
 * operation's input, and turns what is thrown into the envelope's errors. `run` calls one verb and makes its answer.
 * Answers in bounded time.
 */
export function api<Input extends z.ZodType>(
  operation: Operation<Input>,
  run: Run<TokenContext, Input>,
  options: Options = {},
): RouteHandler {
  const identify = (request: Request) =>
    authenticate(request.headers.get("authorization"), askedBy(request, options));
  return answering({ identify, asOfNow }, operation, holding(run), options);
}

/** As `api`, for a check with its key in the path, as `token`. */
export function checkApi<Input extends z.ZodType>(
  operation: Operation<Input>,
  run: Run<TokenContext, Input>,
  options: Options = {},
): RouteHandler {
  const identify = (request: Request, { token }: ApiFields) =>
    authenticateCheck(String(token), askedBy(request, options));
  return answering({ identify, asOfNow }, operation, run, options);
}

const askedBy = (request: Request, { connections, recalled }: Options) => ({
  requestIp: callerOf(request),
  connections,
  recalled,
});

/** Breaks off a file that is being sent once the token is no longer valid. */
const holding =
  <Input extends z.ZodType>(run: Run<TokenContext, Input>): Run<TokenContext, Input> =>
  async (ctx, input, request) =>
    whileHolding(await run(ctx, input, request), () => stillHolds(ctx));

/** As `api`, for requests without keys. `run` gets only the peer's address, and finds out itself who asks. */
export function openApi<Input extends z.ZodType>(
  operation: Operation<Input>,
  run: Run<Anybody, Input>,
  options: Options = {},
): RouteHandler {
  const identify = async (request: Request): Promise<Anybody> => ({ requestIp: callerOf(request) });
  return answering({ identify }, operation, run, options);
}

type Anybody = { requestIp?: string; quota?: null };

type Run<Asker, Input extends z.ZodType> = (
  ctx: Asker,
  input: z.output<Input>,
  request: Request,
) => Promise<Response>;

type Identity<Asker> = {
  identify(request: Request, address: ApiFields): Promise<Asker>;
  /** Returns the asker with the permissions that they have now. Throws when they may no longer ask. */
  asOfNow?(asker: Asker): Promise<Asker>;
};

function answering<Asker extends { quota?: Quota | null }, Input extends z.ZodType>(
  { identify, asOfNow }: Identity<Asker>,
  operation: Operation<Input>,
  run: Run<Asker, Input>,
  { patience = PATIENCE_MS, decideWithin, rawBody = false, unavailable }: Options,
): RouteHandler {
  const fields = pathFields(operation);
  const handle: RouteHandler = async (request, route) => {
    let address: ApiFields = {};
    let quota: Quota | null | undefined;
    try {
      const clock = stopwatch(patience, arrivalOf(request));
      clock.mustHaveTime();
      address = readRequestAddress(request, (await route.params) ?? {}, fields);
      const identified = identify(request, address);
      let asker = await clock.within(identified, "authenticating", decideWithin);
      quota = asker.quota;
      const body = rawBody ? {} : await clock.paused(readBody(request));
      if (asOfNow && clock.idle() > LONG_MS)
        asker = await clock.within(asOfNow(asker), "authenticating again");
      const said = readNames(operation, { ...body, ...address });
      const input = operation.input.parse(said, { error: wording });
      const ctx = decideWithin === undefined ? asker : { ...asker, answerBy: clock.after(decideWithin) };
      const answer = run(ctx, input, request);
      const response = await (rawBody ? answer : clock.within(answer, new URL(request.url).pathname));
      return tellQuota(response, quota);
    } catch (error) {
      const failure = translate(error);
      const said = failure.status === 503 || failure.status === 429 ? unavailable : undefined;
      return tellQuota(said?.(knownInput(operation, address), failure) ?? failed(failure), quota, error);
    }
  };
  return Object.assign(handle, { operation });
}

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;
type Method = (typeof methods)[number];

/**
 * Makes all methods of one address: the given handlers, and for every other method a 405 that names the allowed ones.
 */
export function endpoint(handlers: Partial<Record<Method, RouteHandler>>): Record<Method, RouteHandler> {
  const allowed = methods
    .filter((method) => handlers[method])
    .map((method) => (method === "GET" ? "GET, HEAD" : method))
    .join(", ");
  const refuse: RouteHandler = async ({ method }) => {
    const { status, errors } = new AppError(405, {
      base: [`${method} is not possible here; ${allowed} is.`],
    });
    const response = failed({ status, errors });
    response.headers.set("allow", allowed);
    return response;
  };
  const all: Record<Method, RouteHandler> = {
    GET: refuse,
    POST: refuse,
    PUT: refuse,
    PATCH: refuse,
    DELETE: refuse,
    OPTIONS: refuse,
  };
  return { ...all, ...handlers };
}

/** Answers addresses that do not exist. */
export const notFound: RouteHandler = async () =>
  failed({ status: 404, errors: { base: ["There is nothing at this address of the API."] } });

/**
 * Returns when the request can have arrived at the earliest, as our server says. While the process was busy, that was
 * before anything here ran.
 */
function arrivalOf(request: Request): number {
  const now = performance.now();
  return Math.min(now, Number(request.headers.get(ARRIVED) ?? now) || now);
}

/** Returns the peer's own address: our server overwrites what a client claims. */
function callerOf(request: Request): string | undefined {
  return plainAddress(request.headers.get("x-forwarded-for") ?? "") ?? undefined;
}
