import { spawnSync } from "node:child_process";
import { linkSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { expect, it } from "vitest";
import { tree } from "../config/fixtures.ts";
import { windows } from "../helpers/platform.ts";

/** Writes a file and kills itself at the call of a number; the names of its calls are its output. */
const program = `
  import { writeSync } from "node:fs";
  import { writeFile } from "./src/io/write.ts";
  import { watchedDisk } from "./test/io/failing-disk.ts";
  const [, , file, text, last] = process.argv;
  const disk = watchedDisk((call, index) => {
    if (index === Number(last)) process.kill(process.pid, "SIGKILL");
    writeSync(1, call + " ");
  });
  writeFile(file, Buffer.from(text), {}, disk);
`;

const old = "an old text\n".repeat(3000);

it.skipIf(windows).each([
  ["a file", "new\n", false],
  ["a file that grows", `${old}new\n`, false],
  ["a file with two names", "new\n", true],
  ["a file with two names that grows", `${old}new\n`, true],
])("%s holds the old text or the new one in full, whenever the writer is killed", (_, text, linked) => {
  const root = tree({});
  const child = join(root, "child.cjs");
  buildSync({
    stdin: { contents: program, resolveDir: process.cwd(), loader: "ts" },
    outfile: child,
    bundle: true,
    platform: "node",
    format: "cjs",
    logLevel: "error",
  });
  const ends: string[] = [];
  let ended = false;
  for (let last = 0; !ended; last++) {
    const dir = tree({ a: old });
    if (linked) linkSync(join(dir, "a"), join(dir, "b"));
    const { signal, stdout } = spawnSync(process.execPath, [child, join(dir, "a"), text, String(last)], {
      encoding: "utf8",
    });
    ended = signal === null;
    const now = readFileSync(join(dir, "a"), "utf8");
    const copy = readdirSync(dir).find((name) => name.endsWith(".plimsoll-old"));
    const whole = now === old ? "old" : now === text ? "new" : "neither";
    // Between two calls of writing in place the text is in the copy.
    const kept = copy !== undefined && readFileSync(join(dir, copy), "utf8") === old;
    expect([whole === "neither" ? kept && linked : true, stdout]).toEqual([true, stdout]);
    ends.push(whole);
  }
  expect([ends[0], ends.at(-1)]).toEqual(["old", "new"]);
  expect(ends.length).toBeGreaterThan(8);
  expect(ends.filter((end) => end === "neither").length).toBeLessThanOrEqual(linked ? 1 : 0);
});
