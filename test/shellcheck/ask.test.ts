import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { CheckedScript } from "../../src/nodes/checked-script.ts";
import { ask, askNow, versionOf } from "../../src/shellcheck/ask.ts";
import { createChecker } from "../../src/shellcheck/checker.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "shellcheck-test-"));
  writeFileSync(join(root, "log"), "");
  vi.stubEnv("TMPDIR", mkdtempSync(join(root, "tmp-")));
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
  rmSync(root, { recursive: true, force: true });
});

const version = 'if [ "$1" = --version ]; then printf "ShellCheck - a tool\\nversion: 0.11.0\\n"; exit; fi\n';

/** A program of our own in place of ShellCheck. */
function fake(body: string, head = version) {
  const file = join(root, "shellcheck");
  writeFileSync(file, `#!/bin/sh\n${head}echo "$*" >> ${join(root, "log")}\n${body}\n`);
  chmodSync(file, 0o755);
  return { file, env: { PATH: process.env.PATH }, version: "0.11.0" };
}

const log = () => readFileSync(join(root, "log"), "utf8").split("\n").slice(0, -1);

const script = (text: string): CheckedScript => ({ dialect: "sh", errexit: false, variables: [], text });

const remark = (file: string) =>
  `{"file":"${file}","line":2,"endLine":2,"column":1,"endColumn":2,"level":"error","code":1000,"message":"m","fix":null}`;

/** A remark on each file. */
const answers = `shift 3; list=; for f; do list="$list,{\\"file\\":\\"$f\\",\\"line\\":2,\\"endLine\\":2,\\"column\\":1,\\"endColumn\\":2,\\"level\\":\\"error\\",\\"code\\":1000,\\"message\\":\\"$(sed -n 2p "$f")\\"}"; done; echo "{\\"comments\\":[\${list#,}]}"; exit 1`;

describe.skipIf(process.platform === "win32")("ShellCheck", () => {
  it("is asked about many scripts in one process", async () => {
    const [answer, ...others] = await ask(["a", "b", "c"].map(script), fake(answers));
    expect(others).toEqual([]);
    expect(answer?.outcome).toMatchObject({ remarks: [[{ message: "a" }], [{ message: "b" }], [{ message: "c" }]] });
    expect(log()).toEqual([expect.stringMatching(/^--norc --format=json1 -- ([\da-f]{8})-0 \1-1 \1-2$/)]);
  });

  it("is given scripts by names that no script can source", async () => {
    const names = async () => {
      await ask([script(". 0; . 1"), script("a")], fake(answers));
      return log().at(-1);
    };
    expect(await names()).not.toBe(await names());
  });

  it("is given what is in nobody else's sight, and nothing is left of it", async () => {
    const program = fake('stat -c %a . *; echo "{\\"comments\\":[]}"'.replace("stat", `stat > ${join(root, "modes")}`));
    await ask([script("a")], program);
    expect(readFileSync(join(root, "modes"), "utf8")).toBe("700\n600\n");
    expect(readdirSync(process.env.TMPDIR as string)).toEqual([]);
  });

  it("is known by its version", () => {
    expect(versionOf(fake(""))).toEqual({ version: "0.11.0" });
    expect(versionOf(fake("", 'printf "ShellCheck - a tool\\nversion: 0.7.0\\n"; exit\n'))).toEqual({
      fault: "0.7.0 is too old: install 0.7.1 or newer",
    });
    expect(versionOf(fake("", "echo hello; exit\n"))).toEqual({ fault: "does not say which version it is" });
  });

  it("is told of dash where it does not know the sh of BusyBox", async () => {
    const program = { ...fake(`head -1 * > ${join(root, "head")}; echo "{\\"comments\\":[]}"`), version: "0.9.0" };
    await ask([{ ...script("a"), dialect: "busybox" }], program);
    expect(readFileSync(join(root, "head"), "utf8")).toBe("#!/bin/dash\n");
  });

  it.each([
    [
      "cannot be understood",
      `echo '{"comments":[${remark("9")}]}'; exit 1`,
      "gives an answer that cannot be understood",
    ],
    ["is none", "exit 3", "failed with status 3"],
    ["breaks off", "kill -9 $$", "was killed"],
  ])("whose answer %s is told, be it waited for or not", async (_, body, fault) => {
    const program = fake(body);
    expect((await ask([script("a")], program))[0]?.outcome).toEqual({ fault });
    expect(askNow(script("a"), program)).toEqual({ fault });
  });

  it("that cannot be run is told", async () => {
    const program = { file: join(root, "none"), env: {}, version: "0.11.0" };
    expect((await ask([script("a")], program))[0]?.outcome).toEqual({
      fault: `cannot be run: spawn ${program.file} ENOENT`,
    });
  });

  it("that never answers is killed and told", async () => {
    const program = fake(`echo $$ > ${join(root, "pid")}; sleep 100 & wait`);
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const asking = ask([script("a")], program);
    await vi.waitUntil(() => readdirSync(root).includes("pid") && readFileSync(join(root, "pid"), "utf8") !== "", {
      timeout: 10_000,
    });
    vi.advanceTimersByTime(31_000);
    vi.useRealTimers();
    expect((await asking)[0]?.outcome).toEqual({ fault: "did not answer in time" });
    const pid = Number(readFileSync(join(root, "pid"), "utf8"));
    await vi.waitUntil(() => !isAlive(pid));
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe.skipIf(process.platform === "win32")("answers", () => {
  it("are asked for once, however many scripts are equal", async () => {
    const checker = createChecker(fake(answers));
    const later = checker.later("run");
    for (const text of ["a", "b", "a"]) expect(later(script(text))).toBeUndefined();
    expect(checker.later("another run")(script("a"))).toBeUndefined();
    expect(await checker.catchUp()).toBe(true);
    expect(await checker.catchUp()).toBe(false);
    expect(checker.now(script("b"))).toMatchObject([{ message: "b" }]);
    for (const known of [checker.known, checker.later("run")])
      expect(known(script("a"))).toMatchObject([{ message: "a" }]);
    expect(log()).toEqual([expect.stringMatching(/^--norc --format=json1 -- ([\da-f]{8})-0 \1-1$/)]);
  });

  it("that nobody has asked for before are waited for", () => {
    const checker = createChecker(fake(answers));
    expect(checker.now(script("a"))).toMatchObject([{ message: "a" }]);
    expect(checker.now(script("a"))).toMatchObject([{ message: "a" }]);
    expect(log()).toHaveLength(1);
  });

  it("are not asked for on behalf of who has asked about something else since", async () => {
    const checker = createChecker(fake(answers));
    for (const text of ["a", "b"]) checker.later("file")(script(text));
    await checker.catchUp();
    expect(checker.known(script("a"))).toBeUndefined();
    expect(checker.known(script("b"))).toBeDefined();
  });

  it("that reach beyond a script are none", () => {
    const checker = createChecker(fake(answers));
    checker.now(script("a"));
    const [key, remarks] = [...checker.answers][0] as never as [string, readonly { readonly end: number }[]];
    checker.answers.set(key, remarks.map((one) => ({ ...one, end: 99 })) as never);
    expect(checker.now(script("a"))).toMatchObject([{ end: 1 }]);
  });

  it("that do not come are not asked for again, and at last nothing is", () => {
    const checker = createChecker(fake("exit 4"));
    for (const text of ["a", "a", "b", "c", "d", "e"]) expect(checker.now(script(text))).toBeUndefined();
    expect(log()).toHaveLength(3);
    expect([...checker.faults]).toEqual(["failed with status 4"]);
  });

  it("of another program are not asked for", async () => {
    const checker = createChecker(fake(answers, "echo hello; exit\n"));
    checker.later("run")(script("a"));
    expect(await checker.catchUp()).toBe(false);
    expect(checker.now(script("a"))).toBeUndefined();
    expect([...checker.faults]).toEqual(["does not say which version it is"]);
  });
});
