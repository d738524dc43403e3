import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

type Pair = { light: string; dark: string };

const css = readFileSync(new URL("../../app/globals.css", import.meta.url), "utf8");
const tokens = new Map<string, Pair>();
for (const [, name = "", value = ""] of css.matchAll(/^ {2}--([\w-]+): (.+);$/gm)) {
  const [light, dark = light] = value.match(/#[0-9a-f]{6}/g) ?? [];
  if (light && dark && !name.startsWith("color-")) tokens.set(name, { light, dark });
}

const surfaces = ["canvas", "panel", "hover"];
const words = ["ink", "muted", "accent", "red", "amber", "green", "neutral"];
const tones = ["accent", "red", "amber", "green", "neutral"];

const text: [string, string][] = [
  ...surfaces.flatMap((surface) => words.map((word): [string, string] => [word, surface])),
  ...tones.flatMap((tone) => [tone, "ink", "muted"].map((word): [string, string] => [word, `${tone}-soft`])),
  ["on-accent", "accent"],
  ["white", "red-solid"],
  ["canvas", "ink"],
];
const shapes: [string, string][] = [
  ["field", "canvas"],
  ["field", "panel"],
  ["accent", "canvas"],
  ["accent", "panel"],
];

describe("contrast of the tokens, light and dark", () => {
  it.each(text)("%s on %s can be read (AA, 4.5)", (word, surface) => {
    expect(worst(word, surface)).toBeGreaterThanOrEqual(4.5);
  });
  it.each(shapes)("the edge of %s on %s can be seen (AA, 3)", (edge, surface) => {
    expect(worst(edge, surface)).toBeGreaterThanOrEqual(3);
  });
});

function worst(front: string, back: string): number {
  const [a, b] = [token(front), token(back)];
  return Math.min(contrast(a.light, b.light), contrast(a.dark, b.dark));
}

function token(name: string): Pair {
  if (name === "white") return { light: "#ffffff", dark: "#ffffff" };
  const found = tokens.get(name);
  if (!found) throw new Error(`globals.css has no --${name}`);
  return found;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
