import { failed } from "./api-answers";
import { sessionContext, type PageContext } from "./context";
import { translate } from "./errors";

type Download = { name: string; contentType: string; pieces: AsyncGenerator<Uint8Array | string> };

/** A route handler that hands a signed-in page a file, piece by piece; `find` calls one verb, which throws before the first piece. */
export function download<Params>(find: (ctx: PageContext, params: Params) => Promise<Download>) {
  return async (_request: Request, { params }: { params: Promise<Params> }): Promise<Response> => {
    try {
      const { name, contentType, pieces } = await find(await sessionContext(), await params);
      return new Response(streamOf(pieces), {
        headers: {
          "content-type": contentType,
          "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
          "x-content-type-options": "nosniff",
          "cache-control": "no-store",
        },
      });
    } catch (error) {
      return failed(translate(error));
    }
  };
}

/** As a stream of the web: a piece is fetched when the last one has been taken. */
export function streamOf(pieces: AsyncGenerator<Uint8Array | string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(typeof value === "string" ? encoder.encode(value) : value);
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}
