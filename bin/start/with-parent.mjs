// node with-parent.mjs <program> …: runs a program of node that ends together with the process that started it. A build
// whose starter was killed would hold up the next one. (Not by --import, which the program's own workers would
// inherit.)
import { pathToFileURL } from "node:url";

process.once("disconnect", () => process.exit(1));
process.channel?.unref();
process.argv.splice(1, 1);
await import(pathToFileURL(process.argv[1]).href);
