import { failed } from "./api/answers";
import { streamOf } from "./bodies";
import { type PageContext, sessionContext } from "./context";
import { translate } from "./error-statuses";
import { LENGTH_HEADER } from "./content-length";
import { readByteRange } from "./ranges";

type Download = { name: string; contentType: string; pieces: AsyncGenerator<Uint8Array | string> };

type Handler<Params> = (request: Request, route: { params: Promise<Params> }) => Promise<Response>;

/**
 * Makes a route handler that sends a file to a Blacklist page, piece by piece. `find` calls one verb, which throws
 * before the first piece. Needs the area of the pages, `suppression_list`.
 */
export function download<Params>(
  find: (ctx: PageContext, params: Params) => Promise<Download>,
): Handler<Params> {
  return answering(async (ctx, params) => {
    const { name, contentType, pieces } = await find(ctx, params);
    return new Response(streamOf(pieces), { headers: fileHeaders({ name, contentType }) });
  });
}

/** A file of known length, of which any part can be taken. */
export type PartialDownload = {
  name: string;
  contentType: string;
  byteSize: number;
  /** Identifies exactly these bytes, quoted as HTTP requires. */
  etag: string;
  take(from: number, to: number): Promise<AsyncGenerator<Uint8Array>>;
};

/** As `download`, for a file whose download can be resumed. */
export function partialDownload<Params>(
  find: (ctx: PageContext, params: Params) => Promise<PartialDownload>,
): Handler<Params> {
  return answering(async (ctx, params, request) => partialAnswer(request, await find(ctx, params)));
}

function answering<Params>(
  answer: (ctx: PageContext, params: Params, request: Request) => Promise<Response>,
): Handler<Params> {
  return async (request, { params }) => {
    try {
      return await answer(await sessionContext("suppression_list"), await params, request);
    } catch (error) {
      return failed(translate(error));
    }
  };
}

/**
 * Answers a request for a file or one range of it: 200, 206 or 416. When `If-Range` names other bytes, the whole file
 * is sent, since the client's part is of no use. HEAD takes nothing.
 */
export async function partialAnswer(request: Request, file: PartialDownload): Promise<Response> {
  const { byteSize, etag } = file;
  const headers = fileHeaders(file);
  headers.set("accept-ranges", "bytes");
  headers.set("etag", etag);
  const ifRange = request.headers.get("if-range");
  const fits = ifRange === null || ifRange === etag;
  const range =
    request.method === "GET" && fits ? readByteRange(request.headers.get("range"), byteSize) : "whole";
  if (range === "unsatisfiable") {
    headers.set("content-range", `bytes */${byteSize}`);
    return new Response(null, { status: 416, headers });
  }
  const { from, to } = range === "whole" ? { from: 0, to: byteSize } : range;
  headers.set(LENGTH_HEADER, String(to - from));
  if (range !== "whole") headers.set("content-range", `bytes ${from}-${to - 1}/${byteSize}`);
  const body = request.method === "HEAD" ? null : streamOf(await file.take(from, to));
  return new Response(body, { status: range === "whole" ? 200 : 206, headers });
}

/** Returns the headers of a file. No cache may keep it, and no proxy may compress it, which would change its length. */
function fileHeaders({ name: said, contentType }: { name: string; contentType: string }): Headers {
  const name = said.replace(/^.*[\\/]/s, "") || "download";
  const plain = name.replace(/[^\x20-\x7e]|["\\]/g, "_");
  const escaped = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return new Headers({
    "content-type": contentType,
    "content-disposition": `attachment; filename="${plain}"; filename*=UTF-8''${escaped}`,
    "x-content-type-options": "nosniff",
    "cache-control": "no-store, no-transform",
  });
}
