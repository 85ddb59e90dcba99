import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdirSync, renameSync, rmSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { cli } from "../../bench/process.ts";
import { tree } from "../config/fixtures.ts";
import { hasTerminal, windows } from "../helpers/platform.ts";

// `--watch` in a process of its own, as people run it.

const clean = "FROM debian:12\nUSER nobody\n";
const bad = "FROM debian:12\nRUN sudo ls\nUSER nobody\n";
const line = "Dockerfile:2:5: warning sudo is redundant: this already runs as root [no-sudo]\n";
const limit = 60_000;

interface Session {
  readonly child: ChildProcess;
  /** What the next run says, once it has ended. */
  next(): Promise<string>;
  /** Waits for a run that says so: a change may take more than one where the machine is busy. */
  says(expected: string | RegExp): Promise<void>;
  /** The code that it ends with. */
  readonly ended: Promise<number | null>;
}

function watch(cwd: string, args: readonly string[] = []): Session {
  const child = spawn(process.execPath, [cli, "--watch", ...args], { cwd, stdio: ["ignore", "pipe", "pipe"] });
  onTestFinished(() => void child.kill());
  const ended = new Promise<number | null>((done) => child.on("close", done));
  let text = "";
  let wake = () => {};
  const collect = (chunk: Buffer) => {
    text += chunk;
    wake();
  };
  child.stdout?.on("data", collect);
  child.stderr?.on("data", collect);
  async function next(): Promise<string> {
    for (;;) {
      const end = /Linted in \d+ ms; watching for changes\n/.exec(text);
      if (end) {
        const said = text.slice(0, end.index);
        text = text.slice(end.index + end[0].length);
        return said;
      }
      await new Promise<void>((done) => {
        wake = done;
      });
    }
  }
  async function says(expected: string | RegExp): Promise<void> {
    const fits = (said: string) => (typeof expected === "string" ? said === expected : expected.test(said));
    while (!fits(await next()));
  }
  return { child, ended, next, says };
}

test(
  "lints again after each sort of change",
  async () => {
    const root = tree({ Dockerfile: clean, ".gitignore": "out\n" });
    const file = join(root, "Dockerfile");
    const session = watch(root);
    await session.says("");
    writeFileSync(file, bad);
    await session.says(line);
    // As editors save: a new file takes the place of the old one.
    writeFileSync(join(root, "draft~"), clean);
    renameSync(join(root, "draft~"), file);
    await session.says("");
    mkdirSync(join(root, "a/b"), { recursive: true });
    await session.next();
    writeFileSync(join(root, "a/b/Dockerfile"), bad);
    await session.says(`a/b/${line}`);
    writeFileSync(join(root, "plimsoll.config.json"), '{ "rules": { "no-sudo": "error" } }');
    await session.says(`a/b/${line.replace("warning", "error")}`);
    writeFileSync(join(root, "plimsoll.config.json"), '{ "rules": { "no-sudoo": "error" } }');
    await session.says(/unknown rule; did you mean no-sudo\?/);
    unlinkSync(join(root, "plimsoll.config.json"));
    await session.says(`a/b/${line}`);
  },
  limit,
);

// Windows may keep a directory that somebody watches.
test.skipIf(windows)(
  "follows a directory that goes and comes again",
  async () => {
    const root = tree({ Dockerfile: clean, "a/b/Dockerfile": bad });
    const session = watch(root);
    await session.says(`a/b/${line}`);
    rmSync(join(root, "a"), { recursive: true });
    await session.says("");
    mkdirSync(join(root, "a/b"), { recursive: true });
    writeFileSync(join(root, "a/b/Dockerfile"), bad);
    await session.says(`a/b/${line}`);
  },
  limit,
);

test(
  "whatever its own reports and what git ignores do meanwhile",
  async () => {
    const root = tree({ Dockerfile: bad, ".gitignore": "out\n", "out/Dockerfile": bad });
    const session = watch(root, ["--format", "json=report.json", "--format", "compact"]);
    await session.says(line);
    writeFileSync(join(root, "out/Dockerfile"), clean);
    writeFileSync(join(root, "report.json"), "{}");
    writeFileSync(join(root, "Dockerfile"), clean);
    await session.says("");
  },
  limit,
);

test(
  "follows a config that lies above",
  async () => {
    const root = tree({ "plimsoll.config.json": "{}", "app/Dockerfile": bad });
    const session = watch(join(root, "app"));
    await session.says(line);
    writeFileSync(join(root, "plimsoll.config.json"), '{ "rules": { "no-sudo": "off" } }');
    await session.says("");
  },
  limit,
);

test.skipIf(windows).each([
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const)(
  "%s ends it with %i",
  async (signal, code) => {
    const session = watch(tree({ Dockerfile: clean }));
    await session.next();
    session.child.kill(signal);
    expect(await session.ended).toBe(code);
  },
  limit,
);

test.runIf(hasTerminal)(
  "a terminal is cleared, and q ends it with 0",
  async () => {
    const root = tree({ Dockerfile: bad });
    const child = spawn("script", ["-qec", `"${process.execPath}" "${cli}" --watch`, "/dev/null"], {
      cwd: root,
      env: { ...process.env, TERM: "xterm", CI: "" },
    });
    onTestFinished(() => void child.kill());
    let out = "";
    let quitting = false;
    child.stdout.on("data", (chunk) => {
      out += chunk;
      if (quitting || !out.includes("q quits")) return;
      quitting = true;
      child.stdin.write("q");
    });
    expect(await new Promise((done) => child.on("close", done))).toBe(0);
    expect(out).toContain("\x1b[2J\x1b[H");
    expect(out).toContain("no-sudo");
  },
  limit,
);

test.each([
  [["-"], "--watch cannot watch standard input"],
  [["--diff"], "--watch and --diff cannot be used together"],
])("%j is a usage error", (args, message) => {
  const { status, stderr } = spawnSync(process.execPath, [cli, "--watch", ...args], { encoding: "utf8" });
  expect(stderr).toContain(message);
  expect(status).toBe(2);
});
