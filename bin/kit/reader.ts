import { renameSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { READER } from "@/lib/files/reader/asking";

const PROGRAM = "lib/contact-imports/inner/reader/program.ts";
/** Loaded from node_modules when it is needed, which is seldom. */
const APART = ["jschardet"];

/**
 * Bundles the reader of files into one file of JavaScript, which node starts ten times as fast as tsx does the sources.
 */
export async function bundleReader(root: string): Promise<void> {
  // tsx brings esbuild along, here or in a folder of its own.
  const fromTsx = createRequire(createRequire(import.meta.url).resolve("tsx/package.json"));
  const { build } = (await import(
    pathToFileURL(fromTsx.resolve("esbuild")).href
  )) as typeof import("esbuild");
  const file = path.join(root, READER);
  const unfinished = `${file}.${process.pid}`;
  await build({
    entryPoints: [path.join(root, PROGRAM)],
    outfile: unfinished,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    external: APART,
    absWorkingDir: root,
    legalComments: "none",
  });
  // In one step: another process may be starting the one of before.
  renameSync(unfinished, file);
}
