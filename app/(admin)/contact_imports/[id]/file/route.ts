import { originalFile } from "@/lib/contact-imports/original";
import { download } from "@/lib/web/downloads";

/** Sends the uploaded file as it came, but never with a type that a browser would show. */
export const GET = download<{ id: string }>(async (ctx, { id }) => {
  const { file, bytes } = await originalFile(ctx, Number(id));
  const plain = /\.[a-z0-9]{1,8}$/i.test(file.name) ? file.name : `${file.name}.csv`;
  return { name: plain, contentType: "application/octet-stream", pieces: bytes };
});
