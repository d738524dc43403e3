import { expect, test } from "vitest";
import { findLongLines } from "./prose";

const long = `${"word ".repeat(24)}end`;
const url = `https://example.com/${"x".repeat(120)}`;

test.each([
  ["a page", "docs/x.md", `# Title\n\n${long}\n`, "docs/x.md:3"],
  ["a list of a page", "README.md", `- ${long}\n`, "README.md:1"],
  ["after a block of code", "README.md", `\`\`\`\n${long}\n\`\`\`\n${long}\n`, "README.md:4"],
  ["a docstring of one line", "lib/x.ts", `/** ${long} */\nexport const x = 1;\n`, "lib/x.ts:1"],
  ["a docstring of several lines", "lib/x.ts", `/**\n * Short.\n * ${long}\n */\n`, "lib/x.ts:3"],
  ["a comment within a function", "lib/x.ts", `function f() {\n  // ${long}\n}\n`, "lib/x.ts:2"],
  ["a comment within a component", "app/x.tsx", `<p>\n  {/* ${long} */}\n</p>\n`, "app/x.tsx:2"],
])("a line that is too long is found: %s", (_, file, text, place) => {
  expect(findLongLines([{ file, text }])).toEqual([`${place}: is longer than 120 columns`]);
});

test.each([
  ["a table", "docs/x.md", `| ${long} |\n`],
  ["a block of code", "docs/x.md", `\`\`\`\n${long}\n\`\`\`\n`],
  ["a line with a URL", "docs/x.md", `See ${url} for it.\n`],
  ["a comment with a URL", "lib/x.ts", `// See ${url}\n`],
  ["SQL in a template", "lib/x.ts", `const statement = sql\`\n  select ${long}\n\`;\n`],
  ["code after a comment", "lib/x.ts", `/* short */\nconst text = "${long}";\n`],
  ["120 columns", "docs/x.md", `${"x".repeat(120)}\n`],
])("what may be long is let through: %s", (_, file, text) => {
  expect(findLongLines([{ file, text }])).toEqual([]);
});
