import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { manifest, root } from "../../scripts/project.ts";
import { wheel } from "../../scripts/release/wheel.ts";

// The Python package, in the hands of pip: of the executable that `npm run build:executable` left, where there is one.

const executable = `${root}/dist-exe/plimsoll`;
const hasPython = spawnSync("python3", ["-m", "venv", "--help"]).status === 0;

describe.skipIf(!hasPython || process.platform !== "linux" || !existsSync(executable))("pip", () => {
  it("puts the program where programs are", () => {
    const scratch = mkdtempSync(join(tmpdir(), "plimsoll-wheel-"));
    const { name, data } = wheel(`linux-${process.arch}`, readFileSync(executable));
    writeFileSync(join(scratch, name), data);
    execFileSync("python3", ["-m", "venv", join(scratch, "venv")]);
    const bin = join(scratch, "venv/bin");
    execFileSync(join(bin, "pip"), ["install", "--quiet", "--no-index", join(scratch, name)], { stdio: "pipe" });
    expect(execFileSync(join(bin, "plimsoll"), ["--version"], { encoding: "utf8" })).toBe(`${manifest.version}\n`);
  });
});
