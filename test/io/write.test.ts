import { execFileSync, spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { constants } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { writeEntries } from "../../src/cli/cache-store.ts";
import { writeFixed } from "../../src/cli/write-fixed.ts";
import { writeNamed } from "../../src/cli/write-named.ts";
import type { Disk } from "../../src/io/disk.ts";
import { treeAround } from "../../src/io/tree.ts";
import { type WriteOptions, writeFile } from "../../src/io/write.ts";
import { tree } from "../config/fixtures.ts";
import { gitDirectory } from "../helpers/git-directory.ts";
import { hasPrograms, windows } from "../helpers/platform.ts";
import { type Call, systemError, watchedDisk } from "./failing-disk.ts";

const isRoot = process.getuid?.() === 0;
const read = (file: string) => readFileSync(file, "utf8");
const write = (file: string, text: string, options?: WriteOptions, disk?: Disk) =>
  writeFile(file, Buffer.from(text), options, disk);

/** What stands in a directory beside what tests put there. */
const others = (root: string) => readdirSync(root).filter((name) => ![".git", "a", "b", "out"].includes(name));

/** What the writer does with a file, as calls with the number of each. */
function callsOf(file: string, text: string): readonly Call[] {
  const calls: Call[] = [];
  write(
    file,
    text,
    {},
    watchedDisk((call) => void calls.push(call)),
  );
  return calls;
}

describe("a file", () => {
  it("is made with its directories, or replaced", () => {
    const root = tree({ a: "old" });
    write(join(root, "a"), "new");
    write(join(root, "deep/er/b"), "b");
    expect([read(join(root, "a")), read(join(root, "deep/er/b"))]).toEqual(["new", "b"]);
    expect(others(root)).toEqual(["deep"]);
  });

  it("is not written over where only a new one was asked for", () => {
    const root = tree({ a: "old" });
    expect(() => write(join(root, "a"), "new", { onlyNew: true })).toThrow("it already exists");
    expect(read(join(root, "a"))).toBe("old");
  });

  it("is not written where it is no more what it was", () => {
    const root = tree({ a: "edited" });
    const options = { before: Buffer.from("old") };
    expect(() => write(join(root, "a"), "new", options)).toThrow("it has changed meanwhile");
    expect(() => write(join(root, "gone"), "new", options)).toThrow("it does not exist");
    expect(read(join(root, "a"))).toBe("edited");
    expect(others(root)).toEqual([]);
    write(join(root, "a"), "new", { before: Buffer.from("edited") });
    expect(read(join(root, "a"))).toBe("new");
  });

  it.skipIf(windows)("stays a link when it is one, and is not written where that leads out", () => {
    const root = tree({ "repo/a": "old", "out/victim": "safe" });
    const repo = join(root, "repo");
    gitDirectory(repo);
    symlinkSync("a", join(repo, "near"));
    symlinkSync("../out/victim", join(repo, "far"));
    symlinkSync("../out/new", join(repo, "dangling"));
    symlinkSync("/dev/null", join(repo, "device"));
    const options = { tree: treeAround(repo) };
    write(join(repo, "near"), "new", options);
    expect([read(join(repo, "a")), read(join(repo, "near"))]).toEqual(["new", "new"]);
    for (const name of ["far", "dangling", "device"])
      expect(() => write(join(repo, name), "bad", options)).toThrow("it is a link that leads out");
    expect([read(join(root, "out/victim")), existsSync(join(root, "out/new"))]).toEqual(["safe", false]);
  });

  it.skipIf(windows)("keeps its mode, special bits too", () => {
    const root = tree({ a: "old" });
    chmodSync(join(root, "a"), 0o6750);
    write(join(root, "a"), "new");
    expect(statSync(join(root, "a")).mode & 0o7777).toBe(0o6750);
  });

  it.skipIf(windows || !isRoot)("keeps its owner and group", () => {
    const root = tree({ a: "old" });
    chownSync(join(root, "a"), 12345, 23456);
    write(join(root, "a"), "new");
    expect(statSync(join(root, "a"))).toMatchObject({ uid: 12345, gid: 23456 });
    expect(read(join(root, "a"))).toBe("new");
  });

  it.skipIf(windows)("keeps its other names", () => {
    const root = tree({ a: "a longer old text" });
    linkSync(join(root, "a"), join(root, "b"));
    write(join(root, "b"), "new");
    expect([read(join(root, "a")), read(join(root, "b")), others(root)]).toEqual(["new", "new", []]);
  });

  it.skipIf(windows)("is left alone when it was written by another of its names", () => {
    const root = tree({ a: "old" });
    linkSync(join(root, "a"), join(root, "b"));
    const before = Buffer.from("old");
    write(join(root, "a"), "new", { before });
    write(join(root, "b"), "new", { before });
    expect(() => write(join(root, "b"), "newer", { before })).toThrow("it has changed meanwhile");
    expect([read(join(root, "a")), read(join(root, "b")), others(root)]).toEqual(["new", "new", []]);
  });

  it.each(["EACCES", "EPERM", "EROFS", "ENAMETOOLONG"])("is written where its directory takes no other: %s", (code) => {
    const root = tree({ a: "old" });
    const disk = watchedDisk((call, _, path) => {
      const isOther = call === "openSync" && String(path).startsWith(root) && path !== join(root, "a");
      if (isOther) throw systemError(code);
    });
    const { ino } = statSync(join(root, "a"));
    write(join(root, "a"), "new", {}, disk);
    expect([read(join(root, "a")), statSync(join(root, "a")).ino]).toEqual(["new", ino]);
  });
});

const python = "python3";
const setAttribute = "import os, sys; os.setxattr(sys.argv[1], 'user.note', b'kept')";
const getAttribute = "import os, sys; print(os.getxattr(sys.argv[1], 'user.note').decode())";
const hasAttributes = (() => {
  if (process.platform !== "linux" || !hasPrograms(python)) return false;
  const script = `import os, tempfile; f = tempfile.NamedTemporaryFile(); os.setxattr(f.name, 'user.note', b'x')`;
  return spawnSync(python, ["-c", script]).status === 0;
})();

describe.skipIf(!hasAttributes)("extended attributes", () => {
  it.each([
    ["are copied", undefined],
    ["stay with the file where no other can take its place", refusingDrafts()],
  ])("%s", (_, disk) => {
    const root = tree({ a: "old" });
    const file = join(root, "a");
    execFileSync(python, ["-c", setAttribute, file]);
    const before = statSync(file).ino;
    write(file, "new", {}, disk);
    expect(execFileSync(python, ["-c", getAttribute, file], { encoding: "utf8" }).trim()).toBe("kept");
    expect([read(file), statSync(file).ino === before, others(root)]).toEqual(["new", disk !== undefined, []]);
  });
});

/** A disk on which no draft takes another file's place, so that files are written in place. */
function refusingDrafts(): Disk {
  return watchedDisk((call) => {
    if (call === "renameSync") throw systemError("EBUSY");
  });
}

const full = ["ENOSPC", "EDQUOT", "EIO", "EMFILE", "EFBIG"];

/** Taking something away needs no room. */
const clears: readonly Call[] = ["unlinkSync", "closeSync"];

describe.each(full)("%s", (code) => {
  it("at any call and all that follow leaves the old text, and nothing beside it", () => {
    const calls = callsOf(join(tree({ a: "an old text" }), "a"), "new");
    const numbers = calls.flatMap((call, i) => (clears.includes(call) ? [] : i));
    expect(numbers.length).toBeGreaterThan(7);
    for (const failing of numbers) {
      const root = tree({ a: "an old text" });
      const disk = watchedDisk((call, index) => {
        if (index >= failing && !clears.includes(call)) throw systemError(code);
      });
      expect(() => write(join(root, "a"), "new", {}, disk)).toThrow(code);
      expect([read(join(root, "a")), others(root)]).toEqual(["an old text", []]);
    }
  });

  it.skipIf(windows).each(["n", "a new text that is longer than the old one"])(
    "once in writing in place brings the old text back",
    (text) => {
      const linked = () => {
        const root = tree({ a: "an old text" });
        linkSync(join(root, "a"), join(root, "b"));
        return root;
      };
      const calls = callsOf(join(linked(), "a"), text);
      const numbers = calls.flatMap((call, i) => (clears.includes(call) ? [] : i));
      expect(numbers.length).toBeGreaterThan(9);
      for (const failing of numbers) {
        const root = linked();
        const disk = watchedDisk((_, index) => {
          if (index === failing) throw systemError(code);
        });
        expect(() => write(join(root, "a"), text, {}, disk)).toThrow(code);
        expect([read(join(root, "b")), others(root)]).toEqual(["an old text", []]);
      }
    },
  );

  it("never has a file written in place because there is no room for a draft", () => {
    const root = tree({ a: "old" });
    const opened: string[] = [];
    const disk = watchedDisk((call) => {
      opened.push(call);
      if (call === "openSync") throw systemError(code);
    });
    expect(() => write(join(root, "a"), "new", {}, disk)).toThrow(code);
    expect(opened.filter((call) => call === "openSync")).toHaveLength(1);
  });
});

describe.skipIf(windows)("closing, which fails,", () => {
  const linked = () => {
    const root = tree({ a: "an old text" });
    linkSync(join(root, "a"), join(root, "b"));
    return root;
  };
  /** Closes, and fails all the same: the descriptor is gone, as it is on a disk. */
  const closing = (fails: (index: number) => boolean) => {
    const disk = watchedDisk(() => undefined);
    let index = -1;
    const closeSync: Disk["closeSync"] = (descriptor) => {
      disk.closeSync(descriptor);
      if (fails(++index)) throw systemError("EDQUOT");
    };
    return { ...disk, closeSync };
  };

  it.each([0, 1])("of the file or its copy, changes nothing about what was written in place: %d", (failing) => {
    const root = linked();
    write(
      join(root, "a"),
      "new",
      {},
      closing((index) => index === failing),
    );
    expect([read(join(root, "b")), others(root)]).toEqual(["new", []]);
  });

  it("is not told in place of what failed before", () => {
    const root = linked();
    const disk = closing(() => true);
    const fsyncSync = () => {
      throw systemError("EIO");
    };
    expect(() => write(join(root, "a"), "new", {}, { ...disk, fsyncSync })).toThrow("EIO");
    expect([read(join(root, "b")), others(root)]).toEqual(["an old text", []]);
  });

  it("of a draft leaves the old text, and nothing beside it", () => {
    const root = tree({ a: "an old text" });
    expect(() =>
      write(
        join(root, "a"),
        "new",
        {},
        closing(() => true),
      ),
    ).toThrow("EDQUOT");
    expect([read(join(root, "a")), others(root)]).toEqual(["an old text", []]);
  });
});

it.skipIf(windows)("says where the old text is when it cannot be put back", () => {
  const root = tree({ a: "an old text" });
  linkSync(join(root, "a"), join(root, "b"));
  let truncated = false;
  const disk = watchedDisk((call) => {
    truncated ||= call === "ftruncateSync";
    if (truncated && call !== "closeSync") throw systemError("EIO");
  });
  const copy = join(root, "a.plimsoll-old");
  expect(() => write(join(root, "a"), "new", {}, disk)).toThrow(`it is DAMAGED; its old content is in ${copy}`);
  expect(read(copy)).toBe("an old text");
  expect(() => write(join(root, "a"), "newer")).toThrow(`${copy} is left over from an interrupted run`);
  expect(read(copy)).toBe("an old text");
});

it.skipIf(windows)("says that the copy of the old text stays when it cannot be removed", () => {
  const root = tree({ a: "an old text" });
  linkSync(join(root, "a"), join(root, "b"));
  const [file, copy] = [join(root, "a"), join(root, "a.plimsoll-old")];
  const disk = watchedDisk((call) => {
    if (call === "unlinkSync") throw systemError("EIO");
  });
  const stays = `its old content is still in ${copy}, which cannot be removed: EIO: made to fail`;
  const replacement = { before: "an old text", after: "new", encoding: "utf8" } as const;
  expect(writeFixed(file, replacement, treeAround(root), disk)).toBe(`was fixed, but ${stays}`);
  expect([read(file), read(copy)]).toEqual(["new", "an old text"]);
  rmSync(copy);
  expect(() => writeNamed("a", file, "newer", {}, disk)).toThrow(
    `a is written, but its old content is still in ${copy}`,
  );
  rmSync(copy);
  let failed = false;
  const failing = watchedDisk((call) => {
    if (call === "unlinkSync") throw systemError("EPERM");
    if (call !== "ftruncateSync" || failed) return;
    failed = true;
    throw systemError("EIO");
  });
  expect(() => write(file, "new", {}, failing)).toThrow(`EIO: made to fail; its old content is still in ${copy}`);
  expect(read(file)).toBe("newer");
});

it("tells a quota in words, where Node knows the error only by its number", () => {
  const root = tree({ a: "old" });
  const { errno } = constants;
  const unknown = `Unknown system error -${errno.EDQUOT}`;
  const disk = watchedDisk((call) => {
    if (call === "fsyncSync")
      throw Object.assign(new Error(`${unknown}: ${unknown}, fsync`), { code: unknown, errno: -errno.EDQUOT });
  });
  const words = "EDQUOT: the disk quota is used up";
  const replacement = { before: "old", after: "new", encoding: "utf8" } as const;
  expect(writeFixed(join(root, "a"), replacement, treeAround(root), disk)).toBe(`was not fixed: ${words}`);
  expect(() => writeNamed("a", join(root, "a"), "new", {}, disk)).toThrow(`a cannot be written: ${words}`);
  expect(writeEntries({ file: join(root, "c"), tree: undefined }, "key", new Map(), disk)).toBe(
    `was not saved: ${words}`,
  );
});

describe.skipIf(windows)("what killed processes left", () => {
  it("is taken away, but not from a process that runs or a short while ago", () => {
    const root = tree({ a: "old" });
    const gone = spawnSync(process.execPath, ["-e", "console.log(process.pid)"], { encoding: "utf8" }).stdout.trim();
    const drafts = [`.plimsoll-${gone}-1.draft`, `.plimsoll-${gone}-2.draft`, `.plimsoll-${process.ppid}-1.draft`];
    for (const name of drafts) writeFileSync(join(root, name), "half");
    for (const name of [drafts[0], drafts[2]]) utimesSync(join(root, name as string), 1, 1);
    write(join(root, "a"), "new");
    expect(others(root).sort()).toEqual(drafts.slice(1).sort());
  });

  it("is in nobody's way where the process has the number of one before it, as in containers", () => {
    const root = tree({ a: "old" });
    const names = Array.from({ length: 50 }, (_, i) => `.plimsoll-${process.pid}-${i + 1}.draft`);
    for (const name of names) writeFileSync(join(root, name), "half");
    for (const name of names.slice(1)) utimesSync(join(root, name), 1, 1);
    write(join(root, "a"), "new");
    expect(read(join(root, "a"))).toBe("new");
    expect(others(root)).toEqual(names.slice(0, 1));
  });

  it("is not asked for ever where every name is taken", () => {
    const root = tree({ a: "old" });
    const taken = watchedDisk((call) => {
      if (call === "openSync") throw systemError("EEXIST");
    });
    expect(() => write(join(root, "a"), "new", {}, taken)).toThrow("EEXIST");
  });
});

describe.skipIf(windows || !hasPrograms("mkfifo"))("what is no file", () => {
  it("is written through; a pipe that nobody reads is not waited for", () => {
    const root = tree({});
    execFileSync("mkfifo", [join(root, "pipe")]);
    expect(() => write(join(root, "pipe"), "x")).toThrow("ENXIO");
    write("/dev/null", "x");
    expect(() => write(root, "x")).toThrow("it is a directory");
  });
});

describe.skipIf(windows)("what the process has open", () => {
  it("is written behind what it holds, whatever it is", () => {
    const script = `
      import { writeFile } from ${JSON.stringify(new URL("../../src/io/write.ts", import.meta.url).href)};
      writeFile(process.argv[1], Buffer.from("new\\n"));`;
    const root = tree({ a: "old\n" });
    const run = (command: string) =>
      execFileSync("bash", ["-c", command], {
        cwd: root,
        env: { ...process.env, SCRIPT: script, RUN: `${process.execPath} --import ${import.meta.resolve("tsx")}` },
        encoding: "utf8",
      });
    const write = `$RUN --input-type=module -e "$SCRIPT"`;
    expect(run(`${write} /dev/stdout | cat`)).toBe("new\n");
    run(`${write} /dev/stdout >> a`);
    expect(read(join(root, "a"))).toBe("old\nnew\n");
    expect(run(`${write} >(sed s/^/got-/) | cat`)).toBe("got-new\n");
  });
});

it("ends where a directory denies that it is there", () => {
  let calls = 0;
  const denying = watchedDisk((call) => {
    if (call !== "mkdirSync") return;
    calls++;
    throw systemError(calls === 2 ? "EEXIST" : "ENOENT");
  });
  expect(() => write(join(tree({}), "x/y"), "z", {}, denying)).toThrow("ENOENT");
  expect(calls).toBe(3);
});

const canMount = (() => {
  if (!isRoot || process.platform !== "linux" || !hasPrograms("mount", "umount")) return false;
  return spawnSync("unshare", ["-m", "true"]).status === 0;
})();

it.skipIf(!canMount)("a disk that really is full keeps the file as it is (needs root and mount)", () => {
  const root = tree({});
  const disk = join(root, "disk");
  mkdirSync(disk);
  if (spawnSync("mount", ["-t", "tmpfs", "-o", "size=128k", "tmpfs", disk]).status !== 0) return;
  try {
    const old = "RUN apt-get install curl\n".repeat(1500);
    writeFileSync(join(disk, "a"), old);
    const rest = spawnSync("dd", ["if=/dev/zero", `of=${join(disk, "b")}`, "bs=1k"]);
    expect(rest.status).not.toBe(0);
    expect(() => write(join(disk, "a"), `${old}USER app\n`)).toThrow("ENOSPC");
    expect([read(join(disk, "a")) === old, others(disk)]).toEqual([true, []]);
    linkSync(join(disk, "a"), join(disk, "out"));
    expect(() => write(join(disk, "a"), `${old}USER app\n`)).toThrow("ENOSPC");
    expect([read(join(disk, "a")) === old, others(disk)]).toEqual([true, []]);
  } finally {
    execFileSync("umount", [disk]);
  }
});
