import { afterAll, beforeAll, expect, test } from "vitest";
import { barriers } from "./accessible.ts";
import { openSite, type Site } from "./serve.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

test("the search finds a rule by another tool's code, and leads to its page", async () => {
  const { page, complaints } = await site.open("");
  await page.keyboard.press("Control+k");
  await page.locator("#localsearch-input").fill("DL3009");
  const found = page.locator("#localsearch-list a", { hasText: "apt-get-clean-lists" }).first();
  await found.waitFor();
  await found.click();
  await page.waitForURL("**/rules/apt-get-clean-lists.html*");
  await page.getByRole("heading", { level: 1, name: "apt-get-clean-lists" }).waitFor();
  const fix = page.getByRole("heading", { level: 2, name: "Fix" });
  await fix.waitFor();
  expect(await page.getByText("no later command needs the package lists").count()).toBe(1);
  expect(complaints).toEqual([]);
});

test("links between pages lead on without a reload", async () => {
  const { page, complaints } = await site.open("use/getting-started.html");
  await page.evaluate("document.body.dataset.loaded = 'once'");
  await page.locator("aside").getByRole("link", { name: "Fixes", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "Fixes" }).waitFor();
  expect(await page.evaluate("document.body.dataset.loaded")).toBe("once");
  await page.getByRole("link", { name: "Playground" }).first().click();
  await page.getByRole("textbox", { name: "Text of the file" }).waitFor();
  expect(complaints).toEqual([]);
});

test.each(["light", "dark"] as const)("a rule's page has no barriers, %s", async (colorScheme) => {
  const { page } = await site.open("rules/pipefail.html", { colorScheme });
  await page.getByRole("heading", { level: 1 }).waitFor();
  expect(await barriers(page)).toEqual([]);
});

test("a page fits a phone", async () => {
  const { page } = await site.open("rules/pipefail.html", { viewport: { width: 360, height: 740 }, isMobile: true });
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
});

test("a page in another language says so, and its navigation does not", async () => {
  const { page } = await site.open("use/getting-started.zh-CN.html");
  const languageOf = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => element.closest("[lang]")?.getAttribute("lang"));
  expect(await languageOf("h1")).toBe("zh-CN");
  expect(await languageOf("aside a")).toBe("en-US");
});
