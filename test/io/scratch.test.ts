import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { scratchOf } from "../../src/io/scratch.ts";
import { windows } from "../helpers/platform.ts";

let base: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), "scratch-test-"));
  for (const name of ["TMPDIR", "TEMP", "TMP"]) vi.stubEnv(name, base);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(base, { recursive: true, force: true });
});

describe("a directory for another program", () => {
  it("holds the files until it is removed", () => {
    const { directory, remove } = scratchOf([
      ["0", "a\n"],
      ["1", "é"],
    ]);
    expect(readdirSync(directory).map((name) => readFileSync(join(directory, name), "utf8"))).toEqual(["a\n", "é"]);
    remove();
    expect(existsSync(directory)).toBe(false);
  });

  it.skipIf(windows)("is nobody else's to look into", () => {
    const { directory } = scratchOf([["0", "a"]]);
    const modes = [directory, join(directory, "0")].map((path) => (statSync(path).mode & 0o777).toString(8));
    expect(modes).toEqual(["700", "600"]);
  });

  it("is not left behind where a file cannot be written", () => {
    const files = [
      ["0", "a"],
      ["none/1", "b"],
    ] as const;
    expect(() => scratchOf(files)).toThrow("ENOENT");
    expect(readdirSync(base)).toEqual([]);
  });
});
