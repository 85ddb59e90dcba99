import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { barriers } from "./accessible.ts";
import { openSite, type Site } from "./serve.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

async function playground(options?: Parameters<Site["open"]>[1], hash = "") {
  const opened = await site.open(`playground/index.html${hash}`, options);
  const { page } = opened;
  const text = page.getByRole("textbox", { name: "Text of the file" });
  const said = page.locator("#said");
  const count = page.locator("#count");
  await until(count).not.toBe("");
  return { ...opened, text, said, count, findings: page.locator("article.finding") };
}

/** What an element says, once it says it. */
const until = (element: Locator) => expect.poll(() => element.textContent(), { timeout: 30_000 });

/** Once what is typed has been linted. */
const settled = (page: Page) => page.locator("#findings[aria-busy=false]").waitFor();

const finding = (page: Page, rule: string) => page.locator("article.finding", { hasText: rule });

describe("what is typed", () => {
  test("is linted, fixed on request, and undone", async () => {
    const { page, text, count, complaints } = await playground();
    await text.fill("FROM debian:12-slim\nRUN apt-get update && apt-get install curl\nUSER 65532\n");
    const missing = finding(page, "apt-get-assume-yes");
    await settled(page);
    expect(await missing.locator(".about .place").textContent()).toBe("line 2");
    expect(await page.locator("#marks mark").allTextContents()).toContain("apt-get install");
    await missing.getByText("What it changes").click();
    expect(await missing.locator(".put code").textContent()).toBe("RUN apt-get update && apt-get install -y curl");

    await missing.getByRole("button", { name: "Apply: Add -y" }).click();
    await missing.waitFor({ state: "detached" });
    expect(await text.inputValue()).toContain("apt-get install -y curl");
    await page.keyboard.press("Control+z");
    await missing.waitFor();
    expect(await text.inputValue()).toContain("apt-get install curl");

    await page.getByRole("button", { name: "Apply safe fixes" }).click();
    await missing.waitFor({ state: "detached" });
    expect(await text.inputValue()).toContain("apt-get install -y");
    await text.fill("FROM debian:12-slim\nUSER 65532\n");
    await until(count).toBe("0 findings.");
    expect(complaints).toEqual([]);
  });

  test("is held against the chosen preset", async () => {
    const { page, text } = await playground();
    await text.fill("FROM alpine:3.22\nRUN apk add curl\nUSER 65532\n");
    await page.getByLabel("Preset").selectOption("all");
    await finding(page, "pin-apk-packages").waitFor();
    await page.getByLabel("Preset").selectOption("recommended");
    await finding(page, "pin-apk-packages").waitFor({ state: "detached" });
  });

  test("is explained where the cursor stands, with its stages", async () => {
    const { page, text } = await playground();
    await text.fill("ARG V=3.22\nFROM alpine:$V AS base\nRUN sudo ls\nFROM base\nUSER 65532\n");
    await page.locator("#place h3", { hasText: "Line 6" }).waitFor();
    await page.keyboard.press("Control+Home");
    for (let i = 0; i < 2; i++) await page.keyboard.press("ArrowDown");
    const place = page.locator("#place");
    await place.getByRole("heading", { name: "Line 3: RUN" }).waitFor();
    expect(await place.locator("dl").textContent()).toContain("alpine:3.22");
    expect(await place.locator("dl").textContent()).toContain("from ARG V in line 1");
    expect(await place.locator("details.found").textContent()).toContain(
      "no-sudo: sudo is redundant: this already runs as root",
    );

    await page.locator("#graph").getByRole("link", { name: "base" }).first().click();
    await place.getByRole("heading", { name: "Line 2: FROM" }).waitFor();
  });

  test("can be several files that decide about each other", async () => {
    const { page, text } = await playground();
    await page.getByLabel("Example").selectOption("Compose decides what is built");
    await page.locator("#tabs").getByRole("button", { name: "Dockerfile" }).click();
    await page.locator("#place h3").waitFor();
    await text.focus();
    await page.keyboard.press("ArrowDown");
    await page.locator("#place dl", { hasText: "debian:12-slim" }).waitFor();

    await page.getByLabel("Name of another file").fill(".dockerignore");
    await page.keyboard.press("Enter");
    await text.fill("!src\n*\n");
    await finding(page, "dockerignore-exception-order").waitFor();
    await page.getByRole("button", { name: "Remove .dockerignore" }).click();
    expect(await page.locator("#tabs").textContent()).not.toContain(".dockerignore");
  });
});

describe("a link", () => {
  test("holds the texts and the preset, and nothing is sent", async () => {
    const { page, text, said, complaints } = await playground({ permissions: ["clipboard-read", "clipboard-write"] });
    const written = "FROM busybox:1.37 AS ünï🚢\nUSER root\n";
    await text.fill(written);
    await page.getByLabel("Preset").selectOption("security");
    await page.getByRole("button", { name: "Copy link" }).click();
    await until(said).toBe("The link is copied: it holds the texts themselves.");
    const { hash } = new URL(page.url());
    expect(await page.evaluate("navigator.clipboard.readText()")).toBe(page.url());

    const other = await playground({}, hash);
    expect(await other.text.inputValue()).toBe(written);
    expect(await other.page.getByLabel("Preset").inputValue()).toBe("security");
    expect(await other.page.locator("#tabs button").allTextContents()).toEqual(
      expect.arrayContaining([expect.stringContaining("Dockerfile")]),
    );
    expect([...complaints, ...other.complaints]).toEqual([]);
  });

  test.each(["#1.AAAA", "#x", "#1.", "#2.AAAA", "#1.%%%"])("that holds nothing says so: %s", async (hash) => {
    const { text, said, complaints } = await playground({}, hash);
    expect(await said.textContent()).toBe("This link holds nothing that can be shown.");
    expect(await text.inputValue()).toContain("FROM");
    expect(complaints).toEqual([]);
  });

  test("that leads past the header, or nowhere, leaves what is there", async () => {
    const { page, text, said } = await playground();
    await text.fill("FROM scratch\n");
    await page.keyboard.press("Shift+Tab");
    await page.locator("a.skip").focus();
    await page.keyboard.press("Enter");
    await page.waitForURL("**#text");
    expect(await text.evaluate((area) => document.activeElement === area)).toBe(true);
    expect(await said.textContent()).toBe("");
    await page.evaluate("location.hash = '#1.AAAA'");
    await until(said).toBe("This link holds nothing that can be shown.");
    expect(await text.inputValue()).toBe("FROM scratch\n");
  });

  test("that unfolds to more than any file is refused", async () => {
    const { page } = await playground();
    const hash = await page.evaluate(async () => {
      const big = JSON.stringify(["recommended", ["Dockerfile", "A".repeat(50_000_000)]]);
      const stream = new Blob([big]).stream().pipeThrough(new CompressionStream("deflate-raw"));
      const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
      let binary = "";
      for (const byte of bytes) binary += String.fromCharCode(byte);
      return `#1.${btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "")}`;
    });
    const { text } = await playground({}, hash);
    expect((await text.inputValue()).length).toBeLessThan(10_000);
  });
});

describe("hostile text", () => {
  const evil = '<img src=x onerror="alert(1)"><script>alert(2)</script>';

  test("is shown and never becomes markup", async () => {
    const { page, text, complaints } = await playground();
    await page.getByLabel("Preset").selectOption("all");
    await text.fill(
      [
        `ARG E='${evil}'`,
        "FROM debian:12 AS a",
        `RUN sudo echo '${evil}'`,
        `FROM ${evil} AS ${evil}`,
        `FROM "onload=alert(3) x='` + `:$E AS b`,
        `LABEL a="${evil}"`,
        `RUN sudo echo '${evil}' && cd ${evil}`,
        `COPY --from=${evil} ${evil} /x`,
        `# plimsoll ignore=no-sudo -- ${evil}`,
        `RUN sudo '${evil}'`,
      ].join("\n"),
    );
    await page.getByLabel("Name of another file").fill(`${evil}/Dockerfile`);
    await page.keyboard.press("Enter");
    await text.fill(`FROM debian:12\nRUN sudo echo '${evil}'\n`);
    await finding(page, "no-sudo").waitFor();
    await page.locator("#tabs button").first().click();
    await finding(page, "no-sudo").first().waitFor();
    for (let line = 0; line < 10; line++) {
      await text.focus();
      await page.keyboard.press("ArrowDown");
      await page.waitForTimeout(50);
    }
    expect(await page.locator("img, iframe, object, body script").count()).toBe(1);
    expect(await page.locator("body script").getAttribute("src")).toBe("main.js");
    const handlers = await page.evaluate(
      `[...document.querySelectorAll("*")].flatMap((e) => [...e.attributes]).filter(({ name }) => name.startsWith("on")).length`,
    );
    expect(handlers).toBe(0);
    expect(complaints).toEqual([]);
  });

  test("that takes long does not hold up typing", async () => {
    const { page, text, findings } = await playground();
    await text.fill(`FROM debian:12\n${"RUN apt-get update && sudo apt-get install curl && cd /x\n".repeat(1500)}`);
    await page.waitForTimeout(200);
    const waited = await page.evaluate(async () => {
      const start = performance.now();
      let longest = 0;
      let last = start;
      while (last - start < 1500) {
        await new Promise((done) => setTimeout(done, 4));
        const now = performance.now();
        longest = Math.max(longest, now - last);
        last = now;
      }
      return longest;
    });
    expect(waited).toBeLessThan(1500);
    await text.fill("FROM alpine:3.22\nRUN sudo ls\n");
    await expect.poll(() => findings.count(), { timeout: 60_000 }).toBe(2);
  });
});

describe("without a mouse", () => {
  test("everything is reached, and findings are gone through", async () => {
    const { page, text } = await playground();
    await text.fill("FROM alpine\nRUN sudo ls\n");
    await settled(page);
    await text.focus();
    await page.keyboard.press("Control+Home");
    await page.keyboard.press("F8");
    const selected = () => page.evaluate("getSelection().toString()");
    expect(await selected()).toBe("alpine");
    await page.keyboard.press("Shift+F8");
    expect(await selected()).toBe("sudo");
    // Findings move along with what is typed before them.
    await page.keyboard.press("Control+Home");
    await page.keyboard.type("# a\n\n");
    await page.keyboard.press("Shift+F8");
    expect(await selected()).toBe("sudo");

    // The tab key leaves the text.
    const reached = new Set<string>();
    for (let i = 0; i < 30; i++) {
      await page.keyboard.press("Tab");
      reached.add(await page.evaluate("document.activeElement.textContent.trim() || document.activeElement.id"));
    }
    for (const name of ["sudo is redundant: this already runs as root", "no-sudo", "Why", "Apply"])
      expect(reached).toContain(name);
    await page.evaluate("document.activeElement.blur(); scrollTo(0, 0)");
  });
});

describe("people who see little, or on little", () => {
  test.each(["light", "dark"] as const)("meet no barriers, %s", async (colorScheme) => {
    const { page } = await playground({ colorScheme });
    await page.locator("article.finding details").first().locator("summary").click();
    expect(await barriers(page)).toEqual([]);
  });

  test("have it on a phone", async () => {
    const { page, text, complaints } = await playground(phone);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(390);
    // Less, and the phone zooms in on what is typed into.
    expect(await text.evaluate((area) => getComputedStyle(area).fontSize)).toBe("16px");
    await text.fill("FROM alpine:3.22\nRUN sudo ls\nUSER 65532\n");
    const apply = finding(page, "no-sudo").getByRole("button", { name: /^Apply/ });
    await settled(page);
    expect((await apply.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    await apply.tap();
    await finding(page, "no-sudo").waitFor({ state: "detached" });
    expect(await text.inputValue()).toContain("RUN ls");
    expect(await barriers(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
