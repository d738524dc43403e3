import { bundleReader } from "../kit/reader";

/** Vitest's global set-up: files are opened in the reader, which is bundled from the sources that are tested. */
export default function setUp(): Promise<void> {
  return bundleReader(process.cwd());
}
