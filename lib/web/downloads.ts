import { failed } from "./api-answers";
import { streamOf } from "./bodies";
import { type PageContext, sessionContext } from "./context";
import { translate } from "./errors";

type Download = { name: string; contentType: string; pieces: AsyncGenerator<Uint8Array | string> };

/**
 * A route handler that hands a Blacklist page a file, piece by piece; `find` calls one verb, which throws before the first
 * piece. Needs the area of the pages, `suppression_list`.
 */
export function download<Params>(find: (ctx: PageContext, params: Params) => Promise<Download>) {
  return async (_request: Request, { params }: { params: Promise<Params> }): Promise<Response> => {
    try {
      const { name, contentType, pieces } = await find(
        await sessionContext("suppression_list"),
        await params,
      );
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
