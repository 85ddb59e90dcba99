import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import type { Result } from "./collecting-io.ts";
import { plimsoll as runCli } from "./real.ts";

type Files = Readonly<Record<string, string | Uint8Array>>;

/** A directory that is deleted after the test, with a command line that runs in it. */
export interface Repository {
  readonly dir: string;
  write(files: Files): void;
  read(path: string): string;
  move(from: string, to: string): void;
  remove(path: string): void;
  git(...args: readonly string[]): string;
  /** Records all that there is. */
  commit(): void;
  plimsoll(...argv: readonly string[]): Promise<Result>;
  /** The findings of a run, as "path:line rule". */
  findings(...argv: readonly string[]): Promise<readonly string[]>;
}

/** A throw-away git repository whose first commit holds the files. */
export function repository(files: Files = {}, below = "."): Repository {
  const dir = realpathSync(mkdtempSync(join(tmpdir(), "plimsoll git é ")));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true, maxRetries: 10 }));
  const self = at(dir, join(dir, below));
  self.git("init", "--quiet", "--initial-branch=main");
  self.write(files);
  self.commit();
  return self;
}

/** The same for a directory that is there already; the command line runs below it. */
export function at(dir: string, cwd = dir): Repository {
  const git = (...args: readonly string[]) => {
    const settings = [
      "user.name=test",
      "user.email=test@example.com",
      "commit.gpgsign=false",
      "core.hooksPath=/dev/null",
      // Git for Windows would check out other line ends than were written.
      "core.autocrlf=false",
    ];
    const all = [...settings.flatMap((setting) => ["-c", setting]), ...args];
    return execFileSync("git", all, { cwd: dir, encoding: "utf8", stdio: "pipe" });
  };
  const plimsoll = (...argv: readonly string[]) => runCli(cwd, argv);
  return {
    dir,
    git,
    plimsoll,
    write(files) {
      for (const [path, content] of Object.entries(files)) {
        mkdirSync(dirname(join(dir, path)), { recursive: true });
        writeFileSync(join(dir, path), content);
      }
    },
    read: (path) => readFileSync(join(dir, path), "utf8"),
    move(from, to) {
      mkdirSync(dirname(join(dir, to)), { recursive: true });
      renameSync(join(dir, from), join(dir, to));
    },
    remove: (path) => rmSync(join(dir, path)),
    commit() {
      git("add", "--all");
      git("commit", "--quiet", "--allow-empty", "--message=x");
    },
    async findings(...argv) {
      const { out, err, code } = await plimsoll(...argv, "--format", "gnu");
      if (code > 1) throw new Error(err || out);
      return out
        .trimEnd()
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => `${/^(.*?:\d+)/.exec(line)?.[1]} ${/\[([^\]]+)\]$/.exec(line)?.[1]}`);
    },
  };
}
