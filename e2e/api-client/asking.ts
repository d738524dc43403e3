/** Where an API is, and with which keys it is asked. */
export type Server = { url: string; keys?: { publicKey: string; privateKey: string } };

/** What an API answered instead of what was asked for. */
export class ApiError extends Error {
  override name = "ApiError";
  readonly status: number;
  readonly body: { errors?: Record<string, string[]> };
  readonly errors: Record<string, string[]>;

  constructor(status: number, body: { errors?: Record<string, string[]> }) {
    super(`${status} ${JSON.stringify(body.errors ?? body)}`);
    this.status = status;
    this.body = body;
    this.errors = body.errors ?? {};
  }
}

/** Asks one operation: fields that stand in the path go there, the others into the query or, as JSON, into the body. */
export function askerOf({ url, keys }: Server) {
  const pair = keys && btoa(`${keys.publicKey}:${keys.privateKey}`);
  const always: Record<string, string> = pair ? { authorization: `Basic ${pair}` } : {};
  return async <Answer>(
    method: string,
    path: string,
    input: object = {},
    more: object = {},
  ): Promise<Answer> => {
    const { file, ...fields }: Record<string, unknown> = { ...input };
    const address = path.replace(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent(String(take(fields, name))),
    );
    const asJson = method !== "get" && file === undefined && Object.keys(fields).length > 0;
    const response = await fetch(`${url}/api/v1${address}${asJson ? "" : queryOf(fields)}`, {
      method: method.toUpperCase(),
      headers: { ...always, ...more, ...(asJson ? { "content-type": "application/json" } : {}) },
      body: file instanceof Blob ? file : asJson ? JSON.stringify(fields) : null,
    });
    const json = response.headers.get("content-type")?.startsWith("application/json");
    const answer: unknown = json ? await response.json() : await response.blob();
    if (!response.ok) throw new ApiError(response.status, answer ?? {});
    // What the document promises, and the server's tests hold it to.
    return answer as Answer;
  };
}

function take(fields: Record<string, unknown>, name: string): unknown {
  const value = fields[name];
  delete fields[name];
  return value;
}

function queryOf(fields: Record<string, unknown>): string {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined && value !== null);
  const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
  return query.size > 0 ? `?${query}` : "";
}

/** A query without a field that the list does not have: the server would pass over it. */
export type Known<Input, Query> = Input & { [Field in Exclude<keyof Input, keyof Query>]: never };

type No = false | 0 | "0" | "false" | "no" | "off";

/** A list as it was asked for: `root: false` gives the bare array, `columns` the named fields, neither all of them. */
export type Listed<Answer, Input> = Input extends { root: No }
  ? Chosen<Extract<Answer, unknown[]>, Input>
  : { [Key in keyof Exclude<Answer, unknown[]>]: Chosen<Exclude<Answer, unknown[]>[Key], Input> };

type Chosen<Rows, Input> = Rows extends (infer Row)[]
  ? (Input extends { columns: infer Columns } ? Named<Row, Columns> : Required<Row>)[]
  : Rows;

/** Of names that are not known before it runs any may be missing. */
type Named<Row, Columns> = string extends Columns
  ? Row
  : Required<Pick<Row, Extract<Split<Columns>, keyof Row>>>;

type Split<Text> = Text extends `${infer First},${infer Rest}` ? First | Split<Rest> : Text;
