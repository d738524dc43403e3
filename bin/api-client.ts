import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { openApiDocument } from "@/lib/web/openapi/document";
import { clientText, type Document } from "./api-client/writing";

/** The file of the client that was made last. */
export const CLIENT = "e2e/api-client/operations.ts";

/** `npm run api-client`: makes the typed client anew from the API's document. */
export default async function writeClient(): Promise<number> {
  writeFileSync(CLIENT, makeClient());
  console.log(`${CLIENT} is what the document says.`);
  return 0;
}

/** The client of the document as it is now, formatted like the rest of the code. */
export function makeClient(): string {
  // The document as it is sent: the types of zod-openapi allow many forms that ours never has.
  const document: Document = JSON.parse(JSON.stringify(openApiDocument));
  const { status, stdout, stderr } = spawnSync(
    "node_modules/.bin/biome",
    ["format", `--stdin-file-path=${CLIENT}`],
    { input: clientText(document), encoding: "utf8", maxBuffer: 2 ** 24 },
  );
  if (status !== 0) throw new Error(stderr);
  return stdout;
}
