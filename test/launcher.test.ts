import { execFileSync } from "node:child_process";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { windows } from "./helpers/platform.ts";

describe("the launcher", () => {
  let root: string;
  let caches: string;

  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), "plimsoll-launcher-"));
    caches = join(root, "cache");
    buildSync({
      entryPoints: ["src/launcher.ts"],
      outfile: join(root, "cli.cjs"),
      bundle: true,
      platform: "node",
      format: "cjs",
      define: { PACKS_HASH: '"hash"' },
    });
    const parameters = "exports,require,module,__filename,__dirname,run";
    const body =
      'console.log(require("./part.cjs"), process.argv[2]); exports.withUsualFlags = (open) => { const pack = open(); console.log("under usual flags"); return pack; }; if (process.env.MORE) run(1)("more"); exports.isLongRun = () => process.env.LONG; exports.evaluated = () => Array(Number(process.env.BREADTH ?? 0));';
    writeFileSync(join(root, "main.cjs"), `(function(${parameters}){${body}})//hash`);
    writeFileSync(join(root, "main.1.cjs"), "(function(word){console.log(word)})//hash");
    writeFileSync(join(root, "part.cjs"), 'module.exports = require("node:path").basename(__filename);');
  });
  afterAll(() => rmSync(root, { recursive: true }));
  beforeEach(() => rmSync(caches, { recursive: true, force: true }));

  function start(env: Record<string, string> = {}, args: readonly string[] = [], cwd?: string): string {
    const clean = { PATH: process.env.PATH, XDG_CACHE_HOME: caches, ...env };
    const argv = [join(root, "cli.cjs"), "argument", ...args];
    return execFileSync(process.execPath, argv, { env: clean, encoding: "utf8", cwd });
  }
  const expected = "part.cjs argument\n";
  const more = `${expected}under usual flags\nmore\n`;
  const directory = () => join(caches, "plimsoll");
  const cacheFile = () => join(directory(), readdirSync(directory())[0] ?? "none");

  it("runs the bundle, which requires as from its own file", () => {
    expect(start()).toBe(expected);
  });

  it("saves the compiled code for the user alone, and uses it from then on", () => {
    start();
    const saved = statSync(cacheFile());
    if (!windows) expect(saved.mode & 0o777).toBe(0o600);
    if (!windows) expect(statSync(directory()).mode & 0o777).toBe(0o700);
    expect(start()).toBe(expected);
    expect(readdirSync(directory())).toHaveLength(1);
    expect(statSync(cacheFile()).mtimeMs).toBe(saved.mtimeMs);
  });

  it("keeps the compiled code of each pack that a run takes", () => {
    start();
    const first = readdirSync(directory());
    expect(start({ MORE: "1" })).toBe(more);
    const both = readdirSync(directory());
    expect(both).toHaveLength(2);
    expect(both).toContain(first[0]);
    const saved = both.map((name) => statSync(join(directory(), name)).ino);
    expect(start({ MORE: "1" })).toBe(more);
    expect(readdirSync(directory()).map((name) => statSync(join(directory(), name)).ino)).toEqual(saved);
  });

  it("runs no pack of another build", () => {
    const pack = join(root, "main.1.cjs");
    const own = readFileSync(pack);
    writeFileSync(pack, "(function(word){console.log(word)})//other");
    try {
      expect(() => start({ MORE: "1" })).toThrow("main.1.cjs was replaced while Plimsoll ran: start it again");
    } finally {
      writeFileSync(pack, own);
    }
  });

  it("saves again what a run has compiled that needed clearly more", () => {
    const saves = (breadth: string, env = {}) => {
      const before = readdirSync(directory()).map((name) => statSync(join(directory(), name)).ino);
      expect(start({ BREADTH: breadth, ...env })).toBe(expected);
      return !before.includes(statSync(cacheFile()).ino);
    };
    start();
    expect(saves("0")).toBe(false);
    expect(saves("1")).toBe(true);
    expect(saves("1")).toBe(false);
    expect(saves("300")).toBe(true);
    expect(saves("310")).toBe(false);
    expect(saves("20")).toBe(false);
    expect(saves("320")).toBe(true);
    expect(saves("400", { LONG: "1" })).toBe(false);
    expect(readdirSync(directory())).toHaveLength(1);
  });

  it("replaces a cache that V8 refuses", () => {
    start();
    writeFileSync(cacheFile(), "nonsense");
    expect(start()).toBe(expected);
    expect(readFileSync(cacheFile()).length).toBeGreaterThan(100);
  });

  it("leaves nothing behind of a cache that cannot be put in its place", () => {
    start();
    const [name = ""] = readdirSync(directory());
    rmSync(cacheFile());
    mkdirSync(join(directory(), name, "full"), { recursive: true });
    expect(start()).toBe(expected);
    expect(readdirSync(directory())).toEqual([name]);
  });

  it.skipIf(windows)("uses no directory that others may write", () => {
    mkdirSync(directory(), { recursive: true });
    chmodSync(directory(), 0o777);
    expect(start()).toBe(expected);
    expect(readdirSync(directory())).toEqual([]);
  });

  it.skipIf(windows)("uses no file that others may write", () => {
    start();
    const file = cacheFile();
    writeFileSync(file, "nonsense");
    chmodSync(file, 0o666);
    expect(start()).toBe(expected);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  describe("in what may be linted", () => {
    /** The program's own length and another text: V8 compares no more than the length. */
    /** Made in a process of its own: V8 takes no code from one with other flags, and tests set some. */
    const forged = () => {
      const forge = [
        "const { readFileSync } = require('node:fs'), { Script } = require('node:vm'), file = process.argv[1];",
        "const text = '(function(){console.log(\"forged\");})'.padEnd(readFileSync(file, 'latin1').length);",
        "const script = new Script(text, { filename: file });",
        "script.runInThisContext();",
        "process.stdout.write(Buffer.concat([script.createCachedData(), Buffer.of(255, 255)]));",
      ];
      return execFileSync(process.execPath, ["-e", forge.join("\n"), join(root, "main.cjs")]);
    };

    it.each<[string, (checkout: string) => Parameters<typeof start>]>([
      ["the working directory", (checkout) => [{}, [], checkout]],
      [
        "the working directory, as the home of the pipeline",
        (checkout) => [{ HOME: checkout, XDG_CACHE_HOME: "" }, [], checkout],
      ],
      ["a directory that is named", (checkout) => [{}, ["lint", checkout]]],
      ["a directory that is named by a link", (checkout) => [{}, [`${checkout}-link`]]],
      ["the work tree around the working directory", (checkout) => [{}, [], join(checkout, "a/b")]],
      ["a work tree that a link leads to", (checkout) => [{ XDG_CACHE_HOME: join(`${checkout}-link`, ".cache") }]],
    ])("runs no code out of a cache in %s, and writes none there", (_, startedIn) => {
      const checkout = join(root, "checkout");
      const cache = join(checkout, ".cache", "plimsoll");
      mkdirSync(join(checkout, "a", "b"), { recursive: true });
      mkdirSync(join(checkout, ".git"));
      symlinkSync(checkout, `${checkout}-link`, "junction");
      mkdirSync(cache, { recursive: true });
      try {
        const [env = {}, args, cwd] = startedIn(checkout);
        const place = { XDG_CACHE_HOME: join(checkout, ".cache"), ...env };
        start();
        const name = readdirSync(directory())[0] as string;
        writeFileSync(join(cache, name), forged());
        const before = statSync(join(cache, name)).ino;
        expect(start(place, args, cwd)).toBe(expected);
        expect(readdirSync(cache)).toEqual([name]);
        expect(statSync(join(cache, name)).ino).toBe(before);
      } finally {
        rmSync(checkout, { recursive: true });
        rmSync(`${checkout}-link`);
      }
    });

    it("takes such a file for its own anywhere else", () => {
      start();
      writeFileSync(cacheFile(), forged());
      expect(start()).toBe("forged\n");
    });
  });

  it("runs without a cache where there is no place for one", () => {
    writeFileSync(caches, "a file, not a directory");
    expect(start()).toBe(expected);
    expect(start({ XDG_CACHE_HOME: "relative" })).toBe(expected);
  });

  it("keeps no cache when Node is told not to", () => {
    expect(start({ NODE_DISABLE_COMPILE_CACHE: "1" })).toBe(expected);
    expect(() => readdirSync(directory())).toThrow();
  });
});
