import { expect, test } from "vitest";
import { maybeRevocation } from "./phrases";

test.each([
  ["STOP please", "stop"],
  ["please stop texting me", "stop"],
  ["Stoppp!!", "stoppp"],
  ["remove me", "remove"],
  ["Take me off your list", "take me off"],
  ["do not text me", "do not text"],
  ["Don’t ever call me again", "don't ever call"],
  ["I want to unsubscribe from this", "unsubscribe"],
  ["opt me out? how do I opt-out", "opt-out"],
  ["no longer interested", "no longer interested"],
  ["not interested", "not interested"],
  ["Leave me alone", "leave me alone"],
  ["lose my number", "lose my"],
  ["wrong number", "wrong number"],
  ["I will report you to the FCC", "report you"],
  ["no me llames más", "no me llames"],
  ["Arrêtez de m'écrire", "arretez"],
  ["ne m'appelez plus", "ne m'appelez plus"],
  ["🛑", "🛑"],
  ["don't stop", "stop"],
])("%j may be a revocation", (message, words) => {
  expect(maybeRevocation(message)).toBe(words);
});

test.each([
  "",
  "Yes, call me at noon",
  "Thanks!",
  "What does it cost?",
  "See you on Monday",
  "OK",
  "Sí, gracias",
  "停",
])("%j is none", (message) => {
  expect(maybeRevocation(message)).toBe(null);
});
