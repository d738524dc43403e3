import { expect, test } from "vitest";
import { findBreaches, findDeadEntries } from "./imports";

const check = (file: string, text: string) => findBreaches([{ file, text }]);

test.each([
  [
    "a page that reads the database",
    "app/x/page.tsx",
    'import { db } from "@/db";',
    "app may import only types from db",
  ],
  ["the same by a relative path", "app/x/page.tsx", 'import { db } from "../../db";', "only types from db"],
  [
    "the same by a dynamic import",
    "app/x/page.tsx",
    'const { db } = await import("@/db");',
    "only types from db",
  ],
  [
    "a table in a component",
    "components/x.tsx",
    'import { users } from "@/db/schema/users";',
    "only types from db",
  ],
  [
    "a verb in a component",
    "components/x.tsx",
    'import { f } from "@/lib/contacts/blocking";',
    "types and pure files",
  ],
  ["Next in a verb", "lib/calls/x.ts", 'import { headers } from "next/headers";', "lib may not import next"],
  ["React in a verb", "lib/calls/x.ts", 'import { cache } from "react";', "lib may not import next"],
  ["lib/web in a verb", "lib/calls/x.ts", 'import { f } from "@/lib/web/context";', "lib may not import web"],
  [
    "a component in lib/web",
    "lib/web/x.ts",
    'import type { B } from "@/components/ui/button";',
    "web may not import components",
  ],
  [
    "a verb in a table",
    "db/schema/x.ts",
    'import { phone } from "@/lib/phone/phone";',
    "db may not import lib",
  ],
  [
    "the database in middleware",
    "middleware.ts",
    'import { db } from "@/db";',
    "middleware may not import db",
  ],
  [
    "any package in middleware",
    "middleware.ts",
    'import { z } from "zod";',
    "middleware may not import this",
  ],
  [
    "a decision made elsewhere",
    "lib/calls/x.ts",
    'import { judge } from "@/lib/enforcement/allowed";',
    "only lib/enforcement decides",
  ],
  [
    "an inner room from a page",
    "app/x/actions.ts",
    'import {\n  setBlocked,\n} from "@/lib/contacts/inner/set-blocked";',
    "inner rooms are for the areas of lib only",
  ],
  [
    "a type of an inner room from a page",
    "app/x/row.ts",
    'import type { WholeCall } from "@/lib/calls/inner/whole";',
    "inner rooms are for the areas of lib only",
  ],
  [
    "an inner room from the worker, by a relative path",
    "worker/tasks.ts",
    'import * as b from "../lib/contacts/inner/set-blocked";',
    "inner rooms are for the areas of lib only",
  ],
  [
    "an inner room from the gate",
    "gate/x.ts",
    'import { factsOf } from "@/lib/contacts/inner/blocked";',
    "inner rooms are for the areas of lib only",
  ],
  [
    "an inner room from lib/web",
    "lib/web/x.ts",
    'import { setBlocked } from "@/lib/contacts/inner/set-blocked";',
    "inner rooms are for the areas of lib only",
  ],
  [
    "an inner room of an area that is not open to this one",
    "lib/calls/x.ts",
    'import { setBlocked } from "@/lib/contacts/inner/set-blocked";',
    "the inner room of contacts is not open to calls",
  ],
  [
    "an area uphill",
    "lib/calls/x.ts",
    'import { matchCall } from "@/lib/traffic/matching";',
    "calls does not stand above traffic",
  ],
  [
    "an area uphill, for a type only",
    "lib/contacts/x.ts",
    'import type { Call } from "@/lib/calls/reading";',
    "contacts does not stand above calls",
  ],
  [
    "an area on the same floor",
    "lib/calls/x.ts",
    'import { readLead } from "@/lib/leads/reading";',
    "calls does not stand above leads",
  ],
  [
    "an area without a floor",
    "lib/calls/x.ts",
    'import { f } from "@/lib/rules/weighing";',
    "rules has no floor yet",
  ],
  [
    "the kernel calling an area",
    "lib/context.ts",
    'import { f } from "@/lib/calls/reading";',
    "kernel does not stand above calls",
  ],
  [
    "telephony past traffic",
    "lib/schedule-runs/x.ts",
    'import { telephoneOf } from "@/lib/telephony/account";',
    "only lib/traffic may reach lib/telephony",
  ],
  [
    "the same for its answers to inbound calls",
    "app/hooks/x/route.ts",
    'import { connectTwiml } from "@/lib/telephony/twiml";',
    "only lib/traffic may reach lib/telephony",
  ],
  [
    "the stand-in where calls are made",
    "lib/traffic/x.ts",
    'import { startStandIn } from "@/lib/telephony/testing/stand-in";',
    "a room named testing is for tests",
  ],
  [
    "a pure file that reads the database's tables",
    "lib/calls/schema.ts",
    'import { listByTime } from "@/lib/listing/listing";',
    "a pure file imports pure files only",
  ],
  [
    "the same for a type only",
    "lib/calls/schema.ts",
    'import type { Context } from "@/lib/context";',
    "a pure file imports pure files only",
  ],
])("a planted breach is found: %s", (_, file, text, expected) => {
  const breaches = check(file, text);
  expect(breaches).toHaveLength(1);
  expect(breaches[0]).toContain(expected);
});

test.each([
  ["app/x/page.tsx", 'import type { Contact } from "@/db/schema/contacts";'],
  ["app/x/page.tsx", 'import { type Contact, type Call } from "@/db/schema/contacts";'],
  ["app/x/actions.ts", 'import { blockContact } from "@/lib/contacts/blocking";'],
  ["worker/worker.ts", 'import { onStop } from "@/bin/kit/stopping";'],
  ["components/x.tsx", 'import { formatPhone } from "@/lib/phone/phone";'],
  ["components/x.tsx", 'import { reasons } from "@/db/enums";'],
  ["lib/leads/x.ts", 'import { setBlocked } from "@/lib/contacts/inner/set-blocked";'],
  ["lib/contacts/x.ts", 'import { setBlocked } from "./inner/set-blocked";'],
  ["lib/traffic/x.ts", 'import { telephoneOf } from "@/lib/telephony/account";'],
  ["lib/traffic/x.ts", 'import type { Allowed } from "@/lib/enforcement/allowed";'],
  ["lib/calls/schema.ts", 'import { ListByTime } from "@/lib/listing/schema";'],
  ["lib/calls/x.test.ts", 'import { users } from "@/db/factories";\nimport { x } from "next/headers";'],
  [
    "middleware.ts",
    'import { NextResponse } from "next/server";\nimport { withAuth } from "next-auth/middleware";',
  ],
])("%s may say %s", (file, text) => {
  expect(check(file, text)).toEqual([]);
});

test("an entry of the rules that matches no file is told", () => {
  const told = findDeadEntries([{ file: "lib/phone/phone.ts", text: "" }]);
  expect(told).toContain("bin/check: floor contacts matches nothing");
  expect(told.some((line) => line.includes("permission-words"))).toBe(true);
  expect(told).toContain("bin/check: leads as a guest of contacts/inner/set-blocked matches nothing");
  expect(told).not.toContain("bin/check: floor phone matches nothing");
});
