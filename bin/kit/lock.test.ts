import { fork, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { identityOf, isAlive, tryLock, withLock } from "./lock.mjs";

const newFile = () => path.join(mkdtempSync(path.join(os.tmpdir(), "blacklist-lock-")), "lock");

test("a lock is held until it is released, and names its holder", () => {
  const file = newFile();
  const lock = tryLock(file);
  expect(tryLock(file)).toEqual({ holder: process.pid });
  lock.release?.();
  expect(tryLock(file).release).toBeDefined();
});

test("the lock of a process that was killed counts for nothing", async () => {
  const file = newFile();
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  await once(child, "spawn");
  writeFileSync(file, identityOf(child.pid ?? 0) ?? "");
  expect(tryLock(file)).toEqual({ holder: child.pid });
  child.kill("SIGKILL");
  await once(child, "exit");
  expect(tryLock(file).release).toBeDefined();
});

test("a number that was given to another process later is not taken for the first", () => {
  const other = `${process.pid} 1 some-earlier-boot`;
  expect(isAlive(other)).toBe(false);
  const file = newFile();
  writeFileSync(file, other);
  expect(tryLock(file).release).toBeDefined();
  expect(readFileSync(file, "utf8")).toBe(identityOf(process.pid));
});

test("of two that want the lock, one works at a time", async () => {
  const file = newFile();
  const story: string[] = [];
  const work = (name: string) => async () => {
    story.push(`${name} begins`);
    await sleep(50);
    story.push(`${name} ends`);
  };
  await Promise.all([withLock(file, work("one")), withLock(file, work("two"))]);
  expect(story).toEqual(["one begins", "one ends", "two begins", "two ends"]);
});

test("of several that find the lock of a killed process at once, one takes it", async () => {
  const file = newFile();
  const program = path.join(path.dirname(file), "contender.mjs");
  const lock = JSON.stringify(path.join(import.meta.dirname, "lock.mjs"));
  writeFileSync(
    program,
    `import { tryLock } from ${lock};
    let held = {};
    process.on("message", (word) => {
      if (word === "take") held = tryLock(${JSON.stringify(file)});
      else held.release?.();
      process.send(word === "take" && held.release !== undefined);
    });`,
  );
  const contenders = Array.from({ length: 6 }, () => fork(program));
  const tell = (word: string) =>
    Promise.all(
      contenders.map(async (contender) => {
        contender.send(word);
        return ((await once(contender, "message")) as [boolean])[0];
      }),
    );
  for (let round = 0; round < 150; round++) {
    writeFileSync(file, "999999 1 some-earlier-boot");
    expect((await tell("take")).filter(Boolean)).toHaveLength(1);
    await tell("release");
  }
  for (const contender of contenders) contender.kill();
});
