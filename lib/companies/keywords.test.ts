import { expect, test } from "vitest";
import { keywordOf } from "./keywords";

test.each([
  "STOP",
  "STOPALL",
  "UNSUBSCRIBE",
  "CANCEL",
  "END",
  "QUIT",
  "REVOKE",
  "OPT OUT",
  "OPT-OUT",
  "OPTOUT",
  "ARRET",
  "ARRÊT",
  "REMOVE",
])("%s asks to stop, in any case and with signs around it", (word) => {
  const lower = word.toLowerCase();
  const mixed = lower.replace(/^./, (first) => first.toUpperCase());
  for (const text of [
    word,
    lower,
    mixed,
    `  ${lower}\n`,
    `${word}.`,
    `"${mixed}!!"`,
    `\u00a0${lower}\u200b 🛑️`,
  ]) {
    expect(keywordOf(text)).toBe("stop");
  }
});

test.each(["START", "start", " Start. ", "“start”", "ＳＴＡＲＴ", "UNSTOP", "un-stop"])(
  "%s asks to start again",
  (text) => {
    expect(keywordOf(text)).toBe("start");
  },
);

test.each(["Opt  out", "opt—out", "Stop all", "s.t.o.p."])(
  "%s is the keyword, whatever stands between its letters",
  (text) => {
    expect(keywordOf(text)).toBe("stop");
  },
);

test.each([
  "",
  " ",
  "please stop",
  "stop it",
  "stopped",
  "don't stop",
  "STOP START",
  "STOP2",
  "start over",
  "restart",
  "weekend",
  "the end",
  "help",
  "yes",
  "停",
])("%j is no keyword", (text) => {
  expect(keywordOf(text)).toBe(null);
});

test("a company's own words are keywords of it alone, and never what means the opposite everywhere", () => {
  const own = { stopWords: ["No más", "start"], startWords: ["weiter", "stop"] };
  expect(keywordOf("no mas!", own)).toBe("stop");
  expect(keywordOf("WEITER", own)).toBe("start");
  expect([keywordOf("no mas"), keywordOf("weiter")]).toEqual([null, null]);
  expect(keywordOf("stop", own)).toBe("stop");
  expect(keywordOf("!", { stopWords: ["?"], startWords: [] })).toBe(null);
});
