import type { IncomingMessage } from "node:http";
import type { GateRequest } from "./formats/format";
import { BODY_LIMIT, BODY_MS } from "./limits";

const METHODS = new Set(["GET", "HEAD", "POST"]);
const NOTHING = new URLSearchParams();

/** The first part of a request's path, and the rest as formats read it. `body` is still empty. */
export type Read = { first: string; request: GateRequest };

/** Reads the head of a request. Returns null for another method, or a path that cannot be decoded. */
export function readHead({ method = "", url = "", headers }: IncomingMessage): Read | null {
  if (!METHODS.has(method)) return null;
  const mark = url.indexOf("?");
  const parts = (mark < 0 ? url : url.slice(0, mark)).split("/");
  try {
    for (let i = 0; i < parts.length; i++) {
      const part = parts[i] ?? "";
      if (part.includes("%")) parts[i] = decodeURIComponent(part);
    }
  } catch {
    return null;
  }
  const first = parts[1] ?? "";
  const request: GateRequest = {
    // One of the three: the set above has no other.
    method: method as GateRequest["method"],
    path: parts.slice(2),
    query: mark < 0 ? NOTHING : new URLSearchParams(url.slice(mark + 1)),
    body: "",
    contentType: headers["content-type"] ?? "",
    authorization: headers.authorization ?? null,
  };
  return { first, request };
}

/** Reads a body to its end. Resolves with null when it is too large, too slow or broken off. */
export function readWhole(message: IncomingMessage): Promise<string | null> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const late = setTimeout(() => resolve(null), BODY_MS);
    const end = (body: string | null) => {
      clearTimeout(late);
      resolve(body);
    };
    message.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > BODY_LIMIT) end(null);
      else chunks.push(chunk);
    });
    message.on("end", () => end(Buffer.concat(chunks).toString()));
    message.on("error", () => end(null));
    message.on("close", () => end(null));
  });
}
