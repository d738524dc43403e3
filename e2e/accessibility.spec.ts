import { expect, type Page, test } from "@playwright/test";
import { expectNoViolation, people, visit } from "./story";

const pages = [
  "/calls",
  "/calls?fulltext=0000000",
  "/calls/1/edit",
  "/leads",
  "/leads?fulltext=9999999",
  "/leads/new",
  "/leads/1/edit",
  "/text_messages",
  "/text_messages?status=blocked&direction=inbound",
  "/reviews",
  "/contacts",
  "/contacts?fulltext=nobody",
  "/contacts/1",
  "/contact_imports",
  "/contact_imports/new",
  "/block_logs",
  "/data_exports/new?data_type=contact",
  "/data_exports",
  "/unblock_contact_jobs",
  "/unblock_contact_jobs/new",
  "/unblock_contact_jobs/new?by=all",
  "/unblock_contact_jobs/new?by=blocked_at&blocked_at_from=&blocked_at_to=",
  "/collaborators",
  "/collaborators/new",
  "/access_tokens",
  "/access_tokens/new",
  "/subscriptions",
  "/subscriptions/new",
  "/subscriptions/new/vicidial",
  "/offers",
  "/offers/new",
  "/offers/1",
  "/schedules",
  "/schedules/new",
  "/schedules/1",
  "/company",
  "/company/telephone",
  "/account",
  "/nothing-here",
];

/** The windows that open over a page, each with the page that it opens from. */
const windows = [
  ["/contacts", "As a table"],
  ["/calls/1/edit", /^(Block with a reason|Unblock with a note)$/],
  ["/leads/1/edit", /^Opt (out|in)$/],
  ["/text_messages", "Send a text"],
  ["/reviews", /^Decide/],
  ["/offers/1", "Renew the lead token"],
] as const;

/** Each page is a story of its own, so that two workers can share the stories and none is long. */
test.describe.configure({ mode: "parallel" });

for (const width of [1280, 390]) {
  test.describe(`${width} px wide`, () => {
    test.use({ viewport: { width, height: 844 } });

    for (const path of pages) {
      test(`axe finds nothing on ${path} in either theme, and nothing scrolls sideways`, async ({ page }) => {
        await visit(page, "owner", path);
        await expectNoViolationInEither(page);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(overflow).toBeLessThanOrEqual(0);
        const clipped = await page.evaluate(() =>
          [...document.querySelectorAll("table")]
            .filter(({ scrollWidth, parentElement: frame }) => scrollWidth > (frame?.clientWidth ?? 0) + 1)
            .map((table) => table.innerText),
        );
        expect(clipped).toEqual([]);
      });
    }

    test("axe finds nothing on the sign-in in either theme", async ({ page }) => {
      await page.goto("/login");
      await expectNoViolationInEither(page);
    });

    test("axe finds nothing in either theme on the page that says what is not allowed", async ({ page }) => {
      await visit(page, "agent", "/contacts");
      await expect(page.getByText(people.owner)).toBeVisible();
      await expectNoViolationInEither(page);
    });
  });
}

/**
 * One operation for each kind of part of the reference. The whole reference takes axe most of a minute, and finds no
 * more.
 */
const KINDS = ["bulkBlock", "createContactImport", "downloadDataExport", "checkContact", "Contact"];

for (const width of [1280, 390]) {
  test(`axe finds nothing in the API reference, opened out, ${width} px wide, and nothing scrolls sideways`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 844 });
    await page.goto("/api/docs#bulkBlock");
    await expect(page.locator("nav [aria-current]")).toBeAttached();
    const overflow = await page.evaluate((kinds) => {
      for (const details of document.querySelectorAll("details")) details.open = true;
      const wider = document.documentElement.scrollWidth - window.innerWidth;
      for (const article of document.querySelectorAll("article"))
        if (!kinds.includes(article.id)) article.remove();
      return wider;
    }, KINDS);
    expect(overflow).toBeLessThanOrEqual(0);
    await expect(page.getByRole("article")).toHaveCount(KINDS.length);
    await expectNoViolationInEither(page);
  });
}

/** Expects no violation in either theme. The themes differ only in their colours. */
async function expectNoViolationInEither(page: Page): Promise<void> {
  await expectNoViolation(page);
  await page.emulateMedia({ colorScheme: "dark" });
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .flatMap((change) => (change instanceof CSSTransition ? change.finished.catch(() => {}) : [])),
    ),
  );
  await expectNoViolation(page, ["color-contrast"]);
  await page.emulateMedia({ colorScheme: "light" });
}

for (const [path, name] of windows) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`axe finds nothing in what ${name} opens over ${path}, ${colorScheme}, and Escape gives the focus back`, async ({
      page,
    }) => {
      await page.emulateMedia({ colorScheme });
      await visit(page, "owner", path);
      const opener = page.getByRole("button", { name, exact: true });
      await opener.press("Enter");
      await expect(page.locator("[role=dialog], [role=menu]")).toBeVisible();
      await expectNoViolation(page);
      await page.keyboard.press("Escape");
      await expect(opener).toBeFocused();
    });
  }
}
