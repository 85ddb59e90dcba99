import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { loadProjectConfig } from "../../src/config/project.ts";
import { windows } from "../helpers/platform.ts";
import { request, tree } from "./fixtures.ts";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const code = "export default { rules: { 'no-sudo': 'off' } };";

/** Why the code of a project does not run; undefined when it does. */
async function refusal(cwd: string, file?: string): Promise<string | undefined> {
  const error: unknown = await loadProjectConfig(request(cwd, file === undefined ? {} : { file })).then(
    () => undefined,
    (thrown) => thrown,
  );
  return error instanceof Error ? error.message : undefined;
}

// Windows has neither owners by number nor these modes.
describe.skipIf(windows)("code of a config runs only where nobody else can have put it:", () => {
  it("not from a file, a directory or a repository that others can write", async () => {
    for (const [path, mode] of [
      ["plimsoll.config.mjs", 0o666],
      [".", 0o777],
      [".git", 0o757],
      [".", 0o1777],
    ] as const) {
      const root = tree({ "plimsoll.config.mjs": code });
      expect(await refusal(root)).toBeUndefined();
      chmodSync(join(root, path), mode);
      expect(await refusal(root)).toMatch(/is a program and is not run: \S+ can be written by others; .*--config/);
      expect(await refusal(root, "plimsoll.config.mjs")).toBeUndefined();
    }
  });

  it("not from what belongs to another user, plugins and what leads there by a link included", async () => {
    const root = tree({
      "plimsoll.config.mjs": code,
      "below/plimsoll.config.yaml": "plugins: [./p.mjs]\n",
      "below/p.mjs": "export default { name: 'p' };",
    });
    vi.spyOn(process, "geteuid").mockReturnValue(4_000_000);
    const owner = process.getuid?.() === 0 ? undefined : "belongs to another user";
    for (const cwd of [root, join(root, "below")]) {
      // What root has put somewhere is as good as one's own.
      if (owner === undefined) expect(await refusal(cwd)).toBeUndefined();
      else expect(await refusal(cwd)).toContain(owner);
    }
  });

  it("with a group of one's own, but no other, allowed to write", async () => {
    const { ownCode } = await import("../../src/config/code-policy.ts");
    const root = tree({ "plimsoll.config.mjs": code });
    const file = join(root, "plimsoll.config.mjs");
    chmodSync(file, 0o664);
    const isPrivate = process.getuid?.() !== 0 && process.getuid?.() === process.getgid?.();
    expect(ownCode(file) === undefined).toBe(isPrivate);
  });

  it("not through a link to a place that others can write", async () => {
    const elsewhere = tree({ "x.mjs": code });
    const root = tree({});
    symlinkSync(join(elsewhere, "x.mjs"), join(root, "plimsoll.config.mjs"));
    expect(await refusal(root)).toBeUndefined();
    chmodSync(elsewhere, 0o777);
    expect(await refusal(root)).toContain("can be written by others");
  });

  it("a plugin's own place counts too", async () => {
    const root = tree({
      "plimsoll.config.yaml": "plugins: [./lib/p.mjs]\n",
      "lib/p.mjs": "export default { name: 'p' };",
    });
    expect(await refusal(root)).toBeUndefined();
    chmodSync(join(root, "lib"), 0o777);
    expect(await refusal(root)).toMatch(/plugin `.\/lib\/p.mjs` is not run: \S+lib can be written by others/);
  });
});

describe("a directory above is a repository only when git would take it for one", () => {
  it.each<[string, Readonly<Record<string, string>>]>([
    ["an empty file .git", { ".git": "" }],
    ["a file .git that leads nowhere", { ".git": "gitdir: nowhere\n" }],
    ["a directory .git without a HEAD", { ".git/objects/x": "", ".git/refs/x": "" }],
    ["one with a HEAD of something else", { ".git/HEAD": "x\n", ".git/objects/x": "", ".git/refs/x": "" }],
  ])("not with %s", async (_, files) => {
    const root = realpathSync(mkdtempSync(join(tmpdir(), "plimsoll-shared-")));
    onTestFinished(() => rmSync(root, { recursive: true, force: true }));
    mkdirSync(join(root, "below"));
    for (const [path, text] of Object.entries({ ...files, "plimsoll.config.mjs": code })) {
      mkdirSync(join(root, path, ".."), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    expect(await refusal(join(root, "below"))).toContain("stands above the working directory, and in no repository");
  });
});

it("a config in TypeScript leaves nothing in the directory for temporary files, and takes nothing from there", async () => {
  const temporary = tree({});
  vi.stubEnv("TMPDIR", temporary);
  vi.stubEnv("TEMP", temporary);
  const root = tree({
    "plimsoll.config.ts": "const level: string = 'off';\nexport default { rules: { 'no-sudo': level } };",
  });
  expect(await refusal(root)).toBeUndefined();
  expect(existsSync(join(temporary, "jiti"))).toBe(false);
});
