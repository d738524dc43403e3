import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const DECISIONS = "docs/decisions";
const pages = readdirSync(DECISIONS).filter((file) => /^\d{4}-/.test(file));
const documents = [
  "README.md",
  "CONTRIBUTING.md",
  "docs/benchmarks.md",
  ...readdirSync(DECISIONS).map((file) => `${DECISIONS}/${file}`),
];

/** A path of the tree in backticks, from the root; patterns and commands are none. */
const PATH = /`((?:app|bench|bin|components|db|docs|e2e|gate|lib|worker)\/[\w./()[\]-]*)`/g;
const LINK = /\]\((?!https?:)([^)#]+)/g;

test.each(documents)("%s names only files that are there", (document) => {
  const text = readFileSync(document, "utf8");
  const named = [...text.matchAll(PATH)].map(([, file = ""]) => file);
  const linked = [...text.matchAll(LINK)].map(([, file = ""]) => path.join(path.dirname(document), file));
  expect([...named, ...linked].filter((file) => !existsSync(file))).toEqual([]);
});

test("the index of decisions has every page with its title, and every page says its status", () => {
  const index = readFileSync(`${DECISIONS}/README.md`, "utf8");
  for (const page of pages) {
    const [title = "", , status] = readFileSync(`${DECISIONS}/${page}`, "utf8").split("\n");
    expect(index).toContain(`[${title.replace("# ", "")}](${page})`);
    expect(status).toMatch(/^Status: (in force|replaced by)/);
  }
});
