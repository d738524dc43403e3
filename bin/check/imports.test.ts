import { expect, test } from "vitest";
import { findBreaches } from "./imports";

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
    'import { f } from "@/lib/contacts/inner/set-blocked";',
    "types and pure files",
  ],
  ["Next in a verb", "lib/calls/x.ts", 'import { headers } from "next/headers";', "lib may not import next"],
  ["React in a verb", "lib/calls/x.ts", 'import { cache } from "react";', "lib may not import next"],
  ["lib/web in a verb", "lib/calls/x.ts", 'import { f } from "@/lib/web/context";', "lib may not import web"],
  [
    "a component in lib/web",
    "lib/web/x.ts",
    'import { B } from "@/components/ui/button";',
    "only types from components",
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
    "setBlocked in a door",
    "app/x/actions.ts",
    'import {\n  setBlocked,\n} from "@/lib/contacts/inner/set-blocked";',
    "verbs of lib only",
  ],
  [
    "setBlocked by a star",
    "app/x/actions.ts",
    'import * as b from "@/lib/contacts/inner/set-blocked";',
    "verbs of lib only",
  ],
  [
    "setBlocked in the tasks",
    "worker/tasks.ts",
    'import { setBlocked } from "../contacts/blocking";',
    "verbs of lib only",
  ],
  [
    "setBlocked in lib/web",
    "lib/web/x.ts",
    'import { setBlocked } from "@/lib/contacts/inner/set-blocked";',
    "verbs of lib only",
  ],
  [
    "telephony past enforcement",
    "lib/calls/x.ts",
    'import { dial } from "@/lib/telephony/dial";',
    "only lib/enforcement",
  ],
  [
    "the same for its answers to inbound calls",
    "app/hooks/x/route.ts",
    'import { connectTwiml } from "@/lib/telephony/twiml";',
    "only lib/enforcement",
  ],
  [
    "the stand-in where calls are made",
    "lib/enforcement/x.ts",
    'import { startStandIn } from "@/lib/telephony/testing/stand-in";',
    "is for tests",
  ],
  [
    "contacts calling an area",
    "lib/contacts/x.ts",
    'import { f } from "@/lib/calls/reading";',
    "no other area",
  ],
  [
    "the kernel calling an area",
    "lib/context.ts",
    'import { f } from "@/lib/calls/reading";',
    "calls no area",
  ],
])("a planted breach is found: %s", (_, file, text, expected) => {
  const breaches = check(file, text);
  expect(breaches).toHaveLength(1);
  expect(breaches[0]).toContain(expected);
});

test.each([
  ["app/x/page.tsx", 'import type { Contact } from "@/db/schema/contacts";'],
  ["app/x/page.tsx", 'import { type Contact, type Call } from "@/db/schema/contacts";'],
  ["app/x/actions.ts", 'import { blockContact } from "@/lib/contacts/inner/set-blocked";'],
  ["components/x.tsx", 'import { formatPhone } from "@/lib/phone/phone";'],
  ["components/x.tsx", 'import { reasons } from "@/db/enums";'],
  ["lib/calls/x.ts", 'import { setBlocked } from "@/lib/contacts/inner/set-blocked";'],
  ["lib/enforcement/x.ts", 'import { dial } from "@/lib/telephony/dial";'],
  ["lib/calls/x.test.ts", 'import { users } from "@/db/factories";\nimport { x } from "next/headers";'],
  [
    "middleware.ts",
    'import { NextResponse } from "next/server";\nimport { withAuth } from "next-auth/middleware";',
  ],
])("%s may say %s", (file, text) => {
  expect(check(file, text)).toEqual([]);
});
