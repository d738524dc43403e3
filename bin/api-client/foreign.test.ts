import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const compiler = path.resolve("node_modules/.bin/tsc");
const folder = mkdtempSync(path.join(tmpdir(), "foreign-"));

beforeAll(() => {
  cpSync("e2e/api-client", path.join(folder, "client"), { recursive: true });
  writeFileSync(path.join(folder, "package.json"), '{"type":"module"}');
});
afterAll(() => rmSync(folder, { recursive: true }));

const STRICTEST = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noImplicitOverride: true,
  noUnusedLocals: true,
  verbatimModuleSyntax: true,
  erasableSyntaxOnly: true,
};

/** What the compiler says of `use.ts` beside a copy of the client, in a project that has only a browser's types. */
function compile(use: string, options: object): string {
  const compilerOptions = {
    ...STRICTEST,
    ...options,
    target: "es2022",
    lib: ["es2022", "dom", "dom.iterable"],
    types: [],
    noEmit: true,
  };
  writeFileSync(path.join(folder, "use.ts"), use);
  writeFileSync(path.join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["."] }));
  return spawnSync(compiler, { cwd: folder, encoding: "utf8" }).stdout;
}

const program = (...lines: string[]) => `import { apiClient } from "./client/operations.js";
const api = apiClient({ url: "https://blacklist.example.com" });
${lines.join("\n")}
`;

const sound = program(
  'const { contact } = await api.blockContact({ caller_id: "17193132645", reason: "spam" });',
  'const rows = await api.listBlacklist({ root: false, columns: "number,blocked_at" });',
  "export const said: [string, string | null | undefined] = [contact.number, rows[0]?.blocked_at];",
);

test.each([
  { module: "nodenext", moduleResolution: "nodenext" },
  { module: "esnext", moduleResolution: "bundler" },
])("a copy of the client compiles in a project of its own with %o", (options) => {
  expect(compile(sound, options)).toBe("");
});

describe("is a compile error", () => {
  const options = { module: "nodenext", moduleResolution: "nodenext" };
  test.each([
    'await api.blockContact({ caller_id: "1", resaon: "spam" });',
    'await api.blockContact({ caller_id: "1", reason: "nope" });',
    'await api.blockContact({ reason: "spam" });',
    'await api.listBlacklist({ fultext: "lee" });',
    'await api.listBlacklist({ order: "name" });',
    'await api.checkContact({ caller_id: "1", action: "fax" });',
    'await api.createContactImport({ numbers: ["1"] }, { "Idempotency-Kye": "a" });',
    "await api.createContactImport({});",
    'export const at = (await api.listBlacklist({ columns: "number" })).contacts[0]?.blocked_at;',
  ])("%s", (line) => expect(compile(program(line), options)).toMatch(/^use\.ts\(3,.*error TS/m));
});
