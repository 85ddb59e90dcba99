import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { gitDirectory } from "../helpers/git-directory.ts";
import { type Installation, type InstalledExtension, install, installExtension, missing } from "./vscode/install.ts";
import { patience, startVsCode, type VsCode, type Workbench } from "./vscode/workbench.ts";

// The extension, packed and installed, in VS Code, by what a person sees and does. Installing VS Code for the first
// time takes minutes; PLIMSOLL_VSCODE names the directory in which it is kept.

const bad = `FROM node:24
RUN apt-get update && apt-get install -y curl
MAINTAINER me
USER 1000
CMD ["node", "server.js"]
`;
const mended = bad
  .replace("curl", "curl && rm -rf /var/lib/apt/lists/*")
  .replace("MAINTAINER me", 'LABEL org.opencontainers.image.authors="me"');

const lacking = missing();
const suite = lacking === undefined ? describe : describe.skip;

suite(`the extension in VS Code${lacking === undefined ? "" : ` (${lacking})`}`, () => {
  let installation: Installation;
  let extension: InstalledExtension;
  let vscode: VsCode;

  beforeAll(async () => {
    installation = install();
    extension = installExtension(installation);
    vscode = await startVsCode(installation, extension, true);
  }, 1_200_000);

  afterAll(async () => {
    await vscode?.close();
    extension?.remove();
  });

  const inside = (name: string, files: Files, test: (workbench: Workbench, dir: string) => Promise<void>) =>
    it(name, async () => {
      const dir = project(files);
      await use(await vscode.open(dir), name, (workbench) => test(workbench, dir));
    });

  inside(
    "underlines findings, lists them, counts them, and says what they are",
    { Dockerfile: bad, "compose.yaml": "services:\n  web:\n    image: nginx\n" },
    async (workbench) => {
      const { page } = workbench;
      await workbench.openFile("Dockerfile");
      await page.locator(".squiggly-warning").first().waitFor();
      await page.locator(".squiggly-info").first().waitFor();
      await workbench.press("Control+Shift+M");
      const problems = () => workbench.problems();
      await expect
        .poll(problems, waiting)
        .toContainEqual(expect.stringContaining("MAINTAINER is deprecated: use a label at line 3"));
      // Of a file that is not open, too.
      await expect.poll(problems, waiting).toContainEqual(expect.stringContaining("nginx has no tag"));
      const status = await workbench.status();
      expect(status).toMatch(/Plimsoll: 2 findings, \d+ rules/);
      expect(status).toContain("2 findings in this file: 1 warning, 1 for information");
      expect(status).toContain("Configuration: none, so recommended");
      await page
        .locator(".view-line span", { hasText: /^MAINTAINER$/ })
        .first()
        .hover();
      await expect
        .poll(() => page.locator(".monaco-hover-content").allInnerTexts(), waiting)
        .toContainEqual(expect.stringContaining("hadolint DL4000"));
    },
  );

  inside("offers fixes and applies the chosen one", { Dockerfile: bad }, async (workbench, dir) => {
    await quickFix(workbench, "MAINTAINER", "Use the label org.opencontainers.image.authors");
    await workbench.press("Control+S");
    await expect.poll(() => read(dir, "Dockerfile"), waiting).toContain('LABEL org.opencontainers.image.authors="me"');
    await expect.poll(() => workbench.status(), waiting).toContain("Plimsoll: 1 finding,");
  });

  inside("asks for a reason before it silences", { Dockerfile: bad }, async (workbench, dir) => {
    const { page } = workbench;
    await quickFix(workbench, "MAINTAINER", "Suppress no-maintainer here");
    await page.locator(".quick-input-widget", { hasText: "Why may this stay?" }).waitFor();
    await page.keyboard.type("an old tool reads it");
    await workbench.screenshot("reason");
    await workbench.press("Enter");
    await expect.poll(() => workbench.status(), waiting).toContain("Plimsoll: 1 finding,");
    await workbench.press("Control+S");
    await expect
      .poll(() => read(dir, "Dockerfile"), waiting)
      .toContain("# plimsoll ignore=no-maintainer -- an old tool reads it\nMAINTAINER me");
  });

  inside(
    "mends what is safe to mend on saving",
    {
      Dockerfile: bad,
      ".vscode/settings.json": '{ "editor.codeActionsOnSave": { "source.fixAll.plimsoll": "explicit" } }',
    },
    async (workbench, dir) => {
      await workbench.openFile("Dockerfile");
      await workbench.page.locator(".squiggly-warning").first().waitFor();
      await workbench.press("Control+S");
      await expect.poll(() => read(dir, "Dockerfile"), waiting).toBe(mended);
      await expect.poll(() => workbench.status(), waiting).toContain("Plimsoll: no findings,");
    },
  );

  inside("explains, shows the configuration and has a menu", { Dockerfile: bad }, async (workbench) => {
    const { page } = workbench;
    await workbench.openFile("Dockerfile");
    await page.locator(".squiggly-warning").first().waitFor();
    await workbench.goTo("MAINTAINER");
    await workbench.command("Plimsoll: Explain Rule at Cursor");
    await page.locator('.tab.active[aria-label^="Preview no-maintainer"]').waitFor();
    await workbench.screenshot("page");
    await workbench.showTab("Dockerfile");
    await workbench.clickStatus();
    await workbench.screenshot("menu");
    await page.locator(".quick-input-list .monaco-list-row", { hasText: "Show configuration for this file" }).click();
    await page.locator('.tab.active[aria-label^="Configuration of Dockerfile"]').waitFor();
    await page.locator(".view-line", { hasText: "preset recommended" }).first().waitFor();
  });

  inside(
    "shows what is wrong in a configuration, and goes on with the last one that worked",
    {
      Dockerfile: bad,
      "plimsoll.config.json": '{\n  "rules": { "no-maintainer": "off" }\n}\n',
    },
    async (workbench, dir) => {
      await workbench.openFile("Dockerfile");
      await expect.poll(() => workbench.status(), waiting).toContain("Plimsoll: 1 finding,");
      await workbench.openFile("plimsoll.config.json");
      writeFileSync(join(dir, "plimsoll.config.json"), '{ "ruless": {} }\n');
      await workbench.press("Control+Shift+M");
      // From the server, and from the schema.
      await expect.poll(() => workbench.problems(), waiting).toContainEqual(expect.stringMatching(/ruless.*plimsoll/));
      await expect
        .poll(() => workbench.problems(), waiting)
        .toContainEqual(expect.stringContaining("Property ruless is not allowed"));
      await workbench.showTab("Dockerfile");
      await expect.poll(() => workbench.status(), waiting).toContain("The configuration cannot be used");
      expect(await workbench.status()).toContain("Plimsoll: 1 finding,");
      writeFileSync(join(dir, "plimsoll.config.json"), "{}\n");
      await expect.poll(() => workbench.status(), waiting).toContain("Plimsoll: 2 findings,");
      expect(await workbench.status()).not.toContain("cannot be used");
    },
  );

  it("gives each folder its own configuration", async () => {
    const dir = project({
      "one/Dockerfile": bad,
      "two/Containerfile": bad,
      "two/plimsoll.config.yaml": "rules: { no-maintainer: off }\n",
      "both.code-workspace": '{ "folders": [{ "path": "one" }, { "path": "two" }] }',
    });
    await use(await vscode.open(join(dir, "both.code-workspace")), "folders", async (workbench) => {
      await workbench.unfold("one", "Dockerfile");
      await workbench.unfold("two", "Containerfile");
      await workbench.openFile("Dockerfile");
      await expect.poll(() => workbench.status(), waiting).toContain("Plimsoll: 2 findings,");
      await workbench.openFile("Containerfile");
      await expect.poll(() => workbench.status(), waiting).toContain("Plimsoll: 1 finding,");
      expect(await workbench.status()).toContain("Configuration: plimsoll.config.yaml, on recommended");
    });
  });

  inside(
    "recovers from a Plimsoll that does not answer, and from one that ends",
    {
      Dockerfile: bad,
      "deaf.cjs": "process.stdin.resume();\n",
      "dead.cjs": "process.exit(2);\n",
      ".vscode/settings.json": '{ "plimsoll.path": "deaf.cjs" }',
    },
    async (workbench, dir) => {
      const use = (path: string) => {
        writeFileSync(join(dir, ".vscode/settings.json"), JSON.stringify({ "plimsoll.path": path }));
      };
      await workbench.openFile("Dockerfile");
      await expect.poll(() => workbench.status(), waiting).toContain("Starting");
      use("dead.cjs");
      await expect.poll(() => workbench.status(), waiting).toContain("Plimsoll: not running");
      use("missing.cjs");
      await expect.poll(() => workbench.status(), waiting).toContain("Plimsoll: 2 findings,");
      expect(await workbench.status()).toContain("There is no Plimsoll at missing.cjs");
    },
  );

  it("runs nothing of a workspace before it is trusted", async () => {
    const mark = 'require("node:fs").writeFileSync(__dirname + "/ran", "");';
    const dir = project({
      Dockerfile: bad,
      "plimsoll.config.mjs":
        'import { writeFileSync } from "node:fs";\nwriteFileSync(new URL("ran", import.meta.url), "");\n' +
        'export default { rules: { "no-maintainer": "off" } };\n',
      ".vscode/settings.json": '{ "plimsoll.path": "node_modules/plimsoll" }',
      "node_modules/plimsoll/package.json": '{ "name": "plimsoll", "bin": { "plimsoll": "cli.cjs" } }',
      "node_modules/plimsoll/cli.cjs": `${mark}\nrequire(${JSON.stringify(extension.server)});\n`,
    });
    const ran = () => ["ran", "node_modules/plimsoll/ran"].filter((name) => existsSync(join(dir, name)));
    const asking = await startVsCode(installation, extension, false);
    onTestFinished(() => asking.close());
    await use(await asking.open(dir), "trust", async (workbench) => {
      const { page } = workbench;
      await page.locator(".monaco-dialog-box a.monaco-button", { hasText: "No, I don't trust" }).click();
      await workbench.openFile("Dockerfile");
      await expect.poll(() => workbench.status(), waiting).toContain("Plimsoll: 2 findings,");
      expect(await workbench.status()).toContain("The workspace is not trusted: no configuration runs code");
      expect(await workbench.status()).toContain("The configuration cannot be used");
      await workbench.screenshot("restricted");
      expect(ran()).toEqual([]);
      await workbench.command("Workspaces: Manage Workspace Trust");
      await page.locator(".workspace-trust-editor a.monaco-button", { hasText: /^Trust$/ }).click();
      await workbench.showTab("Dockerfile");
      await expect.poll(() => workbench.status(), waiting).toContain("Plimsoll: 1 finding,");
      expect(await workbench.status()).toContain("Configuration: plimsoll.config.mjs");
      expect(ran()).toEqual(["ran", "node_modules/plimsoll/ran"]);
    });
  });
});

const waiting = { timeout: patience, interval: 250 };

async function quickFix(workbench: Workbench, line: string, title: string): Promise<void> {
  const { page } = workbench;
  await workbench.openFile("Dockerfile");
  await page.locator(".squiggly-warning").first().waitFor();
  await workbench.goTo(line);
  await workbench.press("Home");
  await workbench.press("Control+.");
  const action = page.locator(".action-widget .monaco-list-row", { hasText: title }).first();
  await action.waitFor();
  await workbench.screenshot("actions");
  // The menu takes clicks only once the mouse has moved.
  await page.mouse.move(900, 600);
  await action.click();
}

/** Takes a picture at the end, whatever comes of the test. */
async function use(workbench: Workbench, name: string, test: (workbench: Workbench) => Promise<void>): Promise<void> {
  try {
    await test(workbench);
  } finally {
    await workbench.screenshot(name.replace(/[^a-z]+/gi, "-"));
    await workbench.close();
  }
}

type Files = Readonly<Record<string, string>>;

/** A directory with files, deleted after the test; a repository of its own, so that no search leaves it. */
function project(files: Files): string {
  const dir = realpathSync(mkdtempSync(join(tmpdir(), "plimsoll-vscode-project-")));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  gitDirectory(dir);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  }
  return dir;
}

function read(dir: string, path: string): string {
  return readFileSync(join(dir, path), "utf8");
}
