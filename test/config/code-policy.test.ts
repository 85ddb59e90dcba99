import { execFileSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
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
import { gitDirectory } from "../helpers/git-directory.ts";
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
      expect(await refusal(root)).toMatch(/is code and is not run: \S+ is writable by others; .*--config/);
      expect(await refusal(root, "plimsoll.config.mjs")).toBeUndefined();
    }
  });

  /** Has a place belong to another user: root can give it away, others have to be somebody else. */
  function giveAway(place: string): void {
    if (process.getuid?.() === 0) chownSync(place, 12345, 12345);
    else vi.spyOn(process, "geteuid").mockReturnValue(4_000_000);
  }

  it.each(["plimsoll.config.mjs", ".", ".git"])("not where another user owns %s", async (path) => {
    const root = tree({ "plimsoll.config.mjs": code });
    giveAway(join(root, path));
    expect(await refusal(root)).toMatch(/is not run: \S+ belongs to another user; .*--config/);
    expect(await refusal(root, "plimsoll.config.mjs")).toBeUndefined();
  });

  it.each(["p.mjs", "node_modules/house/index.mjs"])("not where another user owns the plugin %s", async (path) => {
    const name = path === "p.mjs" ? "./p.mjs" : "house";
    const root = tree({
      "plimsoll.config.yaml": `plugins: [${name}]\n`,
      "node_modules/house/package.json": '{ "name": "house", "main": "index.mjs" }',
      [path]: "export default { name: 'p' };",
    });
    expect(await refusal(root)).toBeUndefined();
    giveAway(join(root, path));
    expect(await refusal(root)).toContain(`plugin \`${name}\` is not run: `);
  });

  it("where root owns it, for anybody", async () => {
    const own = process.getuid?.() === 0;
    vi.spyOn(process, "geteuid").mockReturnValue(4_000_000);
    const why = await refusal(tree({ "plimsoll.config.mjs": code }));
    expect(why === undefined).toBe(own);
  });

  it("says what helps, and that helps", async () => {
    const root = tree({ "a b.txt": "", "plimsoll.config.mjs": code });
    for (const path of [".", ".git", "plimsoll.config.mjs"]) chmodSync(join(root, path), 0o777);
    const command = (why: string | undefined) => /; `(.*)` changes that/.exec(why ?? "")?.[1] ?? "";
    const opened = await refusal(root);
    expect(command(opened)).toMatch(/^chmod go-w \S+plimsoll.config.mjs \S+ \S+\.git$/);
    execFileSync("sh", ["-c", command(opened)]);
    expect(await refusal(root)).toBeUndefined();
    if (process.getuid?.() !== 0) return;
    chownSync(root, 12345, 12345);
    chownSync(join(root, ".git"), 12345, 12345);
    const given = await refusal(root);
    expect(command(given)).toMatch(/^chown "\$\(id -u\)" /);
    execFileSync("sh", ["-c", command(given)]);
    expect(await refusal(root)).toBeUndefined();
  });

  it("says so of a config that links out of the repository, too", async () => {
    const root = tree({ "elsewhere/x.yaml": "rules: { no-sudo: 'off' }\n", "repo/x": "" });
    const repo = join(root, "repo");
    gitDirectory(repo);
    symlinkSync("../elsewhere/x.yaml", join(repo, "plimsoll.config.yaml"));
    expect(await refusal(repo)).toMatch(/leads out of the linted directory; use --config to read it/);
    expect(await refusal(repo, "plimsoll.config.yaml")).toBeUndefined();
  });

  it.runIf(process.getuid?.() === 0)("where the caller of sudo owns it", async () => {
    const root = tree({ "plimsoll.config.mjs": code });
    for (const path of [".", ".git", "plimsoll.config.mjs"]) chownSync(join(root, path), 12345, 12345);
    expect(await refusal(root)).toContain("belongs to another user");
    vi.stubEnv("SUDO_UID", "12345");
    expect(await refusal(root)).toBeUndefined();
    chmodSync(join(root, "plimsoll.config.mjs"), 0o664);
    // The group has the number of the user, so nobody else is in it.
    expect(await refusal(root)).toBeUndefined();
    chownSync(join(root, "plimsoll.config.mjs"), 12345, 100);
    expect(await refusal(root)).toContain("is writable by others");
  });

  it("not through a link to a place that others can write", async () => {
    const root = tree({ "elsewhere/x.mjs": code });
    const elsewhere = join(root, "elsewhere");
    symlinkSync(join(elsewhere, "x.mjs"), join(root, "plimsoll.config.mjs"));
    expect(await refusal(root)).toBeUndefined();
    chmodSync(elsewhere, 0o777);
    expect(await refusal(root)).toContain("is writable by others");
  });

  it.each<[string, string, string]>([
    ["a module", "plimsoll.config.mjs", "import './lib/x.mjs';"],
    ["one that is asked for as the program runs", "plimsoll.config.mjs", "await import('./lib/x.mjs');"],
    ["one of CommonJS", "plimsoll.config.js", "require('./lib/x.cjs');"],
    ["one that a module imports", "plimsoll.config.mjs", "export * from './y.mjs';"],
    ["one of TypeScript, without its ending", "plimsoll.config.ts", "import './lib/x';"],
    ["one of a package", "plimsoll.config.mjs", "import 'house';"],
    [
      "one that is named behind something that cannot be seen",
      "plimsoll.config.mjs",
      "if (0) await import('./lib/' + 'x.mjs'); import './lib/x.mjs';",
    ],
    ["a program that is no text", "plimsoll.config.js", "module.exports = {}; if (0) require('./lib/x.node');"],
  ])("nor with an import that others can write: %s", async (_, name, text) => {
    const root = tree({
      [name]: name.endsWith(".js") ? text : `${text}\nexport default {};`,
      "y.mjs": "import './lib/x.mjs';",
      "lib/x.mjs": "",
      "lib/x.cjs": "",
      "lib/x.ts": "",
      "lib/x.node": "\0",
      "node_modules/house/package.json": '{ "name": "house", "main": "index.mjs" }',
      "node_modules/house/index.mjs": "import './lib/x.mjs';",
      "node_modules/house/lib/x.mjs": "",
    });
    expect(await refusal(root)).toBeUndefined();
    const place = join(root, text.includes("house") ? "node_modules/house/lib" : "lib");
    chmodSync(place, 0o777);
    expect(await refusal(root)).toMatch(
      /is code and is not run: it imports \S+x\.\w+, and \S+lib is writable by others; .*--config/,
    );
    expect(await refusal(root, name)).toBeUndefined();
    chmodSync(place, 0o755);
    giveAway(
      join(
        place,
        name.endsWith(".ts") ? "x.ts" : text.includes(".node") ? "x.node" : name.endsWith(".js") ? "x.cjs" : "x.mjs",
      ),
    );
    expect(await refusal(root)).toMatch(/is not run: .*belongs to another user/);
  });

  it.each<[string, string, string, Readonly<Record<string, string>>]>([
    ["where it says what version it wants", "mjs", "import './lib/x.mjs?1';", {}],
    ["by an address", "mjs", "if (0) await import('./lib/%78.mjs#1');", {}],
    ["behind a comment", "mjs", "await import(/* x */ './lib/x.mjs');\nimport // y\n'./lib/x.mjs';", {}],
    ["in a template", "mjs", "await import(`./lib/x.mjs`);", {}],
    ["by the main file of a directory", "js", "require('./x');", { "x/package.json": '{ "main": "../lib/x.cjs" }' }],
    ["without the ending of a program", "js", "if (0) require('./lib/y');", { "lib/y.node": "\0" }],
    ["without the ending of TypeScript", "ts", "import './lib/z';", { "lib/z.cts": "" }],
    ["by the name of a directory", "ts", "import './lib';", { "lib/index.mts": "" }],
    [
      "by a name that is another file for `require`",
      "mjs",
      "import '#x';",
      { "package.json": '{ "imports": { "#x": { "require": "./o.cjs", "default": "./lib/x.mjs" } } }', "o.cjs": "" },
    ],
    [
      "by the name of our own package",
      "mjs",
      "import 'plimsoll/kit';",
      {
        "node_modules/plimsoll/package.json": '{ "name": "plimsoll", "exports": { "./kit": "./lib/kit.js" } }',
        "node_modules/plimsoll/lib/kit.js": "",
      },
    ],
  ])("nor with an import that others can write, named %s", async (_, ending, text, more) => {
    const root = tree({
      [`plimsoll.config.${ending}`]: `${text}\n${ending === "js" ? "module.exports = {};" : "export default {};"}`,
      "lib/x.mjs": "",
      "lib/x.cjs": "",
      ...more,
    });
    expect(await refusal(root)).toBeUndefined();
    const place = join(root, text.includes("kit") ? "node_modules/plimsoll/lib" : "lib");
    chmodSync(place, 0o777);
    expect(await refusal(root)).toMatch(/is code and is not run: it imports \S+, and \S+lib is writable by/);
  });

  it("an address of another machine is no fault of ours", async () => {
    const root = tree({ "plimsoll.config.mjs": "import 'file://other/x.mjs';\nexport default {};" });
    expect(await refusal(root)).toMatch(/plimsoll.config.mjs: failed to load: /);
  });

  it("nor does a plugin with such an import", async () => {
    const root = tree({
      "plimsoll.config.yaml": "plugins: [./p.mjs]\n",
      "p.mjs": "import './lib/x.mjs';\nexport default { name: 'p' };",
      "lib/x.mjs": "",
    });
    expect(await refusal(root)).toBeUndefined();
    chmodSync(join(root, "lib"), 0o777);
    expect(await refusal(root)).toMatch(/plugin `.\/p.mjs` is not run: it imports \S+x.mjs, and \S+lib is writable/);
  });

  it("a plugin's own place counts too", async () => {
    const root = tree({
      "plimsoll.config.yaml": "plugins: [./lib/p.mjs]\n",
      "lib/p.mjs": "export default { name: 'p' };",
    });
    expect(await refusal(root)).toBeUndefined();
    chmodSync(join(root, "lib"), 0o777);
    expect(await refusal(root)).toMatch(/plugin `.\/lib\/p.mjs` is not run: \S+lib is writable by others/);
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
    expect(await refusal(join(root, "below"))).toContain(
      "../plimsoll.config.mjs: is code and is not run: it is above the working directory and not in the same repository; use --config to run it",
    );
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
