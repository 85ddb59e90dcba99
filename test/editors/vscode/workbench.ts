import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { cleanEnvironment, codeServer, type Installation, type InstalledExtension } from "./install.ts";

/** What is used of Playwright, which is not among the project's packages. */
interface Locator {
  first(): Locator;
  all(): Promise<readonly Locator[]>;
  locator(selector: string, options?: { readonly hasText?: string | RegExp }): Locator;
  waitFor(options?: { readonly timeout?: number }): Promise<void>;
  click(): Promise<void>;
  dblclick(): Promise<void>;
  hover(): Promise<void>;
  count(): Promise<number>;
  innerText(): Promise<string>;
  allInnerTexts(): Promise<readonly string[]>;
  getAttribute(name: string): Promise<string | null>;
}

interface Page {
  readonly keyboard: { press(key: string): Promise<void>; type(text: string): Promise<void> };
  readonly mouse: { move(x: number, y: number): Promise<void> };
  locator(selector: string, options?: { readonly hasText?: string | RegExp }): Locator;
  goto(url: string): Promise<unknown>;
  setDefaultTimeout(milliseconds: number): void;
  screenshot(options: { readonly path: string }): Promise<unknown>;
  close(): Promise<void>;
}

interface Browser {
  newPage(options: object): Promise<Page>;
  close(): Promise<void>;
}

/** VS Code, served to a browser. */
export interface VsCode {
  /** Opens a directory, or a file that names several, in a window of its own. */
  open(workspace: string): Promise<Workbench>;
  close(): Promise<void>;
}

/** Generous: the machine may be busy. In milliseconds. */
export const patience = 60_000;

/** @param trusting whether every workspace is trusted without asking */
export async function startVsCode(
  { home, chromium }: Installation,
  extension: InstalledExtension,
  trusting: boolean,
): Promise<VsCode> {
  const given = ["--auth", "none", "--bind-addr", "127.0.0.1:0", "--disable-telemetry", "--disable-update-check"];
  const trust = trusting ? ["--disable-workspace-trust"] : [];
  const server = spawn(process.execPath, [...codeServer(home, extension), ...given, ...trust], {
    cwd: home,
    env: cleanEnvironment(),
  });
  const address = await addressOf(server);
  const playwright = createRequire(join(home, "package.json"))("playwright-core");
  const sandboxed = process.getuid?.() !== 0;
  const browser: Browser = await playwright.chromium.launch({ executablePath: chromium, chromiumSandbox: sandboxed });
  return {
    async open(workspace) {
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
      page.setDefaultTimeout(patience);
      const key = workspace.endsWith(".code-workspace") ? "workspace" : "folder";
      await page.goto(`${address}?${key}=${encodeURIComponent(workspace)}`);
      return workbenchOn(page, join(home, "screenshots"));
    },
    async close() {
      await browser.close();
      const ended = once(server, "exit");
      server.kill();
      await ended;
    },
  };
}

function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const hear = (chunk: Buffer) => {
      said += chunk;
      const address = /HTTP server listening on (\S+)/.exec(said)?.[1];
      if (address !== undefined) resolve(address);
    };
    server.stdout?.on("data", hear);
    server.stderr?.on("data", hear);
    server.on("exit", (code) => reject(new Error(`code-server ended with ${code}:\n${said}`)));
  });
}

/** A window, and what a person does in it and sees. */
export interface Workbench {
  readonly page: Page;
  /** Opens a file from the explorer. */
  openFile(name: string): Promise<void>;
  /** Shows what a folder in the explorer holds: a file among others. */
  unfold(folder: string, file: string): Promise<void>;
  /** Shows a file that is open. */
  showTab(name: string): Promise<void>;
  /** Runs a command from the palette. */
  command(title: string): Promise<void>;
  press(key: string): Promise<void>;
  /** Puts the cursor into the line that holds a text. */
  goTo(text: string): Promise<void>;
  /** Rows of the problems panel, as they are read aloud. */
  problems(): Promise<readonly string[]>;
  /** What the status bar says, and its tooltip; undefined when it says nothing. */
  status(): Promise<string | undefined>;
  clickStatus(): Promise<void>;
  screenshot(name: string): Promise<void>;
  close(): Promise<void>;
}

function workbenchOn(page: Page, screenshots: string): Workbench {
  const item = page.locator("[id='plimsoll.plimsoll.status']");
  const inExplorer = (name: string) =>
    page.locator(`.explorer-folders-view .monaco-list-row[aria-label^="${name}"]`).first();
  return {
    page,
    async openFile(name) {
      await inExplorer(name).dblclick();
      await page.locator(`.tab.active[aria-label^="${name}"]`).first().waitFor();
    },
    async unfold(folder, file) {
      await inExplorer(folder).waitFor();
      // A click folds up what VS Code has just unfolded by itself.
      while ((await inExplorer(file).count()) === 0) {
        await inExplorer(folder).click();
        await inExplorer(file)
          .waitFor({ timeout: 3000 })
          .catch(() => {});
      }
    },
    showTab: (name) => page.locator(`.tab[aria-label^="${name}"]`).first().click(),
    async command(title) {
      await page.keyboard.press("F1");
      await page.keyboard.type(title);
      await page.locator(".quick-input-list .monaco-list-row", { hasText: title }).first().click();
    },
    press: (key) => page.keyboard.press(key),
    goTo: (text) => page.locator(".editor-group-container.active .view-line", { hasText: text }).first().click(),
    async problems() {
      const rows = await page.locator(".markers-panel .monaco-list-row").all();
      return Promise.all(rows.map(async (row) => (await row.getAttribute("aria-label")) ?? ""));
    },
    async status() {
      return (await item.count()) === 0 ? undefined : ((await item.first().getAttribute("aria-label")) ?? undefined);
    },
    clickStatus: () => item.first().click(),
    async screenshot(name) {
      mkdirSync(screenshots, { recursive: true });
      await page.screenshot({ path: join(screenshots, `${name}.png`) });
    },
    close: () => page.close(),
  };
}
