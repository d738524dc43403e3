import type { Source } from "./imports";

/** The most columns that a line of prose has: of a page of documentation, and of a comment in code. */
export const COLUMNS = 120;

/**
 * Every line of prose that is too long, as `file:line: what`. Prose is a line of a Markdown file, and a comment of a
 * TypeScript file that stands on lines of its own. Tables, blocks of code and what a URL makes long may go on.
 */
export function findLongLines(sources: Source[]): string[] {
  return sources.flatMap(({ file, text }) => {
    const lines = text.split("\n");
    const prose = file.endsWith(".md") ? markdown(lines) : comments(lines);
    return prose
      .filter((number) => isLong(lines[number] ?? ""))
      .map((number) => `${file}:${number + 1}: is longer than ${COLUMNS} columns`);
  });
}

const isLong = (line: string) => line.replace(/https?:\S+/g, "").length > COLUMNS;

/** The numbers of the lines that are neither in a table nor in a block of code. */
function markdown(lines: string[]): number[] {
  let fenced = false;
  return numbers(lines, (line) => {
    if (/^\s*```/.test(line)) fenced = !fenced;
    return !fenced && !/^\s*\|/.test(line);
  });
}

/** The numbers of the lines that hold nothing but a comment. */
function comments(lines: string[]): number[] {
  let open = false;
  return numbers(lines, (line) => {
    const begins = /^\s*\{?\/\*/.test(line);
    const within = open || begins;
    if (within) open = !line.includes("*/");
    return within || /^\s*\/\//.test(line);
  });
}

const numbers = (lines: string[], wanted: (line: string) => boolean) =>
  lines.flatMap((line, number) => (wanted(line) ? [number] : []));
