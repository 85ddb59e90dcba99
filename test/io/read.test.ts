import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ReadFault } from "../../src/io/fault.ts";
import { largest, readBytes, readText } from "../../src/io/read.ts";
import { treeAround } from "../../src/io/tree.ts";
import { tree } from "../config/fixtures.ts";
import { gitDirectory } from "../helpers/git-directory.ts";
import { hasPrograms, windows } from "../helpers/platform.ts";

const small = { largest: 1024 };

/** The text, or why there is none. */
function told(file: string, options: Parameters<typeof readText>[1] = small): string {
  const text = readText(file, options);
  return text instanceof ReadFault ? `fault: ${text.message}` : text;
}

describe("a file", () => {
  it("is read whole, or its first bytes", () => {
    const root = tree({ a: "0123456789", empty: "", mark: "\ufeffx" });
    expect(told(join(root, "a"))).toBe("0123456789");
    expect(told(join(root, "a"), { largest: 4, limit: 3 })).toBe("012");
    expect(told(join(root, "a"), { largest: 4, limit: 30 })).toBe("0123456789");
    expect([told(join(root, "empty")), told(join(root, "mark"))]).toEqual(["", "x"]);
  });

  it("is refused for its size before a byte of it is read", () => {
    const root = tree({ a: "x".repeat(1024), b: "x".repeat(1025), sparse: "" });
    truncateSync(join(root, "sparse"), 10 * 1024 ** 3);
    expect(told(join(root, "a"))).toHaveLength(1024);
    expect(told(join(root, "b"))).toMatch(/^fault: it is too large/);
    expect(told(join(root, "sparse"), { largest: largest.generated })).toBe(
      "fault: it is too large (10240 MiB, at most 256 MiB are read)",
    );
  });

  it.skipIf(process.platform !== "linux")("may be larger than it says", () => {
    expect(told("/proc/self/status", { largest: 64 * 1024 })).toContain("Pid:");
    expect(told("/proc/self/status", { largest: 16 })).toMatch(/^fault: it is too large/);
  });

  it("that is none is told from one that is not there", () => {
    const root = tree({ a: "" });
    const missing = readBytes(join(root, "b"), small);
    expect(missing).toMatchObject({ isAbsence: true });
    expect(readBytes(join(root, "a/b"), small)).toMatchObject({ isAbsence: true });
    expect(readBytes(root, small)).toMatchObject({ isAbsence: false, code: "EISDIR" });
  });
});

describe.skipIf(windows || !hasPrograms("mkfifo"))("what is no file", () => {
  it("is refused, and a pipe is not waited for", () => {
    const root = tree({});
    execFileSync("mkfifo", [join(root, "pipe")]);
    symlinkSync("pipe", join(root, "link"));
    expect(told(join(root, "pipe"))).toBe("fault: it is a named pipe");
    expect(told(join(root, "link"))).toBe("fault: it is a named pipe");
    expect(told("/dev/zero")).toBe("fault: it is not a file");
  });

  it("is read where it is a pipe that a shell opened, up to the bound", () => {
    const script = `
      import { readText } from ${JSON.stringify(new URL("../../src/io/read.ts", import.meta.url).href)};
      const text = readText(process.argv[1], { largest: 100000 });
      console.log(text instanceof Error ? text.message : text.length);`;
    const run = (command: string) =>
      execFileSync("bash", ["-c", `${process.execPath} --import tsx --input-type=module -e "$SCRIPT" <(${command})`], {
        env: { ...process.env, SCRIPT: script },
        encoding: "utf8",
      }).trim();
    expect(run("printf %070000d 1")).toBe("70000");
    expect(run("yes")).toMatch(/^it is too large/);
  });
});

describe.skipIf(windows)("a link", () => {
  function links() {
    const root = tree({
      "repo/sub/in": "in",
      "repo/other/shared": "shared",
      "outside/secret": "secret",
    });
    const repo = join(root, "repo");
    gitDirectory(repo);
    symlinkSync("../../outside/secret", join(repo, "sub/out"));
    symlinkSync("../other/shared", join(repo, "sub/near"));
    symlinkSync("../../outside", join(repo, "sub/dir"));
    symlinkSync("out", join(repo, "sub/twice"));
    return { sub: join(repo, "sub"), outside: join(root, "outside") };
  }

  it("is followed to the end of the repository and no further", () => {
    const { sub, outside } = links();
    const options = { ...small, tree: treeAround(sub) };
    expect([told(join(sub, "in"), options), told(join(sub, "near"), options)]).toEqual(["in", "shared"]);
    for (const name of ["out", "twice", "dir/secret"])
      expect(told(join(sub, name), options)).toBe("fault: it is a link that leads out of the linted directory");
    expect(told(join(outside, "secret"), options)).toBe("fault: it is outside the linted directory");
    expect(told(join(sub, "../../outside/secret"), options)).toMatch(/^fault: it is outside/);
  });

  it("that the user named is followed anywhere", () => {
    expect(told(join(links().sub, "out"))).toBe("secret");
  });

  it("is followed to what else was named", () => {
    const { sub, outside } = links();
    expect(told(join(sub, "out"), { ...small, tree: treeAround(sub, outside) })).toBe("secret");
  });

  it("is told when it leaves, also where there is nothing yet", () => {
    const { sub, outside } = links();
    symlinkSync(join(outside, "new"), join(sub, "dangling"));
    symlinkSync("loop", join(sub, "loop"));
    const around = treeAround(sub);
    const leaving = ["out", "dangling", "dir/new/deep", "near", "in", "new", "loop", "../../outside/secret"];
    expect(leaving.filter((name) => around.leaves(join(sub, name)))).toEqual(["out", "dangling", "dir/new/deep"]);
  });
});

describe("what a directory belongs to", () => {
  it("is not said by a file called .git that anybody could make", () => {
    const root = tree({ "p/a/x": "", "p/b/y": "y", "p/.git": "" });
    gitDirectory(join(root, "p/b"));
    rmSync(join(root, ".git"), { recursive: true });
    const seen = () => told(join(root, "p/b/y"), { ...small, tree: treeAround(join(root, "p/a")) });
    expect(seen()).toMatch(/^fault: it is outside/);
    writeFileSync(join(root, "p/.git"), "gitdir: b/.git\n");
    expect(seen()).toBe("y");
  });

  it("is not said by an empty directory of that name", () => {
    const root = tree({ "p/a/x": "", "p/b/y": "y" });
    rmSync(join(root, ".git"), { recursive: true });
    mkdirSync(join(root, "p/.git"));
    expect(told(join(root, "p/b/y"), { ...small, tree: treeAround(join(root, "p/a")) })).toMatch(
      /^fault: it is outside/,
    );
  });
});

it.skipIf(windows || process.getuid?.() === 0)("a file that may not be read says so", () => {
  const root = tree({ a: "" });
  chmodSync(join(root, "a"), 0);
  expect(told(join(root, "a"))).toBe("fault: permission denied");
});
