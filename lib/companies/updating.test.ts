import { expect, test } from "vitest";
import { testContext } from "@/lib/testing/context";
import { companyOf } from "./reading";
import { updateCompany } from "./updating";
import { isTimeZone, timeZones } from "./zones";

const values = { name: " Acme GmbH ", defaultCountry: "DE", timeZone: "Europe/Berlin" };

test("a company changes its name, country and time zone, and nobody else's", async () => {
  const [ctx, other] = [await testContext(), await testContext()];
  await updateCompany(ctx, values);
  expect(await companyOf(ctx)).toMatchObject({ ...values, name: "Acme GmbH" });
  expect(await companyOf(other)).toMatchObject({ name: "Test company", defaultCountry: "US" });
});

test("it needs the area security", async () => {
  const ctx = await testContext({ permissions: new Set(["suppression_list"]) });
  await expect(updateCompany(ctx, values)).rejects.toMatchObject({ missing: "security" });
  expect(await companyOf(ctx)).toMatchObject({ name: "Test company" });
});

test.each([
  ["name", { name: "  " }],
  ["defaultCountry", { defaultCountry: "XX" }],
  ["defaultCountry", { defaultCountry: "de" }],
  ["timeZone", { timeZone: "Mars/Olympus" }],
  ["timeZone", { timeZone: "+01:00" }],
  ["timeZone", { timeZone: "" }],
])("a bad %s is refused: %o", async (field, bad) => {
  const ctx = await testContext();
  await expect(updateCompany(ctx, { ...values, ...bad })).rejects.toMatchObject({
    issues: [{ path: [field] }],
  });
  expect(await companyOf(ctx)).toMatchObject({ name: "Test company" });
});

test("every zone to choose from is one", () => {
  const zones = timeZones();
  expect(zones).toContain("America/New_York");
  expect(zones.filter((zone) => !isTimeZone(zone))).toEqual([]);
  expect(new Set(zones).size).toBe(zones.length);
});
