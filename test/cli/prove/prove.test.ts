import { chmodSync, existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { tree } from "../../config/fixtures.ts";
import { windows } from "../../helpers/platform.ts";
import type { More } from "../collecting-io.ts";
import { plimsoll } from "../real.ts";
import { type Behaving, fakeDocker } from "./fake-docker.ts";

afterEach(() => {
  vi.unstubAllEnvs();
});

const rules = ["--no-config", "--rule", "all:off"];
const on = (...names: readonly string[]) => [...rules, ...names.flatMap((name) => ["--rule", `${name}:warning`])];
const add = on("copy-over-add", "keyword-casing");

const before = "FROM busybox:1.35\nadd a.txt /srv/\nADD b.txt /srv/\nADD c.txt /srv/\nUSER 7\n";
const after = "FROM busybox:1.35\nCOPY a.txt /srv/\nCOPY b.txt /srv/\nCOPY c.txt /srv/\nUSER 7\n";

const context = { ".dockerignore": "", "a.txt": "a\n", "b.txt": "b\n", "c.txt": "c\n" };

interface Run {
  readonly code: number;
  readonly err: readonly string[];
  readonly out: string;
  readonly text: string;
  readonly docker: ReturnType<typeof fakeDocker>;
}

/** Proves fixes of a Dockerfile in a directory of its own. */
async function proveIn(
  behaving: Behaving,
  args: readonly string[],
  files: Readonly<Record<string, string>> = { ...context, Dockerfile: before },
  more: More = {},
): Promise<Run> {
  const docker = fakeDocker(behaving);
  const root = tree(files);
  const scratch = tree({});
  vi.stubEnv("TMPDIR", scratch);
  const env = { ...docker.env, ...more.env };
  const { code, err, out } = await plimsoll(root, ["--prove", ...args], { ...more, env });
  expect([...docker.leftovers(), ...readdirSync(scratch).filter((name) => name !== ".git")]).toEqual([]);
  const text = readFileSync(join(root, "Dockerfile"), "utf8");
  return { code, err: err.split("\n").slice(0, -1), out, text, docker };
}

describe.skipIf(windows)("fixes that are proven", () => {
  it("are applied, by two builds where all hold", async () => {
    const { code, err, text, docker } = await proveIn({}, ["--fix", ...add]);
    expect({ code, err, text }).toEqual({
      code: 0,
      err: ["plimsoll: Dockerfile: 4 of 4 fixes hold, as 2 builds show"],
      text: after,
    });
    expect(docker.builds()).toEqual([before, after]);
  });

  it("are shown by --diff, and nothing is written", async () => {
    const { code, out, text } = await proveIn({}, ["--diff", ...add]);
    expect({ code, text }).toEqual({ code: 1, text: before });
    expect(out).toContain("+COPY a.txt /srv/\n");
  });

  it("are built from the context, and by a copy beside nothing of it", async () => {
    const { docker } = await proveIn({ build: '[ -e "$context/a.txt" ] && [ "$file" != "$context/Dockerfile" ]' }, [
      "--fix",
      ...add,
    ]);
    expect(docker.builds()).toHaveLength(2);
  });

  it("are run without a network, a mount or a privilege, and within bounds", async () => {
    const { docker } = await proveIn({}, ["--fix", ...add]);
    expect(new Set(docker.calls().filter((call) => call.startsWith("run ")))).toEqual(
      new Set([
        "run --detach --name NAME --hostname=container --pids-limit=512 --memory=2g --log-driver=json-file " +
          "--log-opt=max-size=10m --log-opt=max-file=1 --network=none NAME",
      ]),
    );
  });

  it("need no build where there is nothing to fix", async () => {
    const { code, err, docker } = await proveIn({}, ["--fix", ...add], { ...context, Dockerfile: after });
    expect({ code, err, builds: docker.builds() }).toEqual({ code: 0, err: [], builds: [] });
  });
});

describe.skipIf(windows)("a fix that does not hold is dropped, and the others are kept", () => {
  const withB = before.replace("ADD b", "ADD  b");
  const kept = after.replace("COPY b", "ADD  b");
  const dropped = (words: string) => [
    "plimsoll: Dockerfile: 3 of 4 fixes hold, as 6 builds show",
    `plimsoll: Dockerfile: dropped a fix of copy-over-add (Use COPY): ${words}`,
  ];
  const asB = { ...context, Dockerfile: withB };
  const isBad = 'grep -q "COPY  b" "$file"';

  it.each<[string, Behaving, string]>([
    ["as the build fails", { build: `! ${isBad}` }, "the build fails (failed to solve: 1)"],
    [
      "as the container ends otherwise",
      { ends: `${isBad} && echo 3 || echo 0` },
      "the container ends with 0 before, and ends with 3 after",
    ],
    [
      "as the container says something else",
      { says: `${isBad} && echo no || echo yes` },
      'the container says "yes\\n" before, and "no\\n" after',
    ],
    [
      "as a setting differs",
      { config: `${isBad} && printf '"User": "1"'` },
      'the setting User is none before, and "1" after',
    ],
    ["as a file is gone", { files: `${isBad} || echo kept` }, "/kept (file) is gone"],
  ])("%s", { timeout: 60_000 }, async (_, behaving, words) => {
    const { code, err, out, text } = await proveIn(behaving, ["--fix", ...add], asB);
    expect({ code, text }).toEqual({ code: 1, text: kept });
    expect(err).toEqual(dropped(words));
    expect(out).toContain("copy-over-add");
  });

  it("and the report says so", async () => {
    const { out } = await proveIn({ build: `! ${isBad}` }, ["--fix", "--format=json", ...add], asB);
    expect(JSON.parse(out).files[1]).toMatchObject({
      fixed: [{ rule: "copy-over-add" }, { rule: "copy-over-add" }, { rule: "keyword-casing" }],
      dropped: [{ rule: "copy-over-add", title: "Use COPY", reason: "the build fails (failed to solve: 1)" }],
    });
    const lines = await proveIn({ build: `! ${isBad}` }, ["--fix", "--format=jsonl", ...add], asB);
    expect(lines.out.split("\n")).toContain(
      JSON.stringify({
        type: "dropped",
        path: "Dockerfile",
        rule: "copy-over-add",
        title: "Use COPY",
        reason: "the build fails (failed to solve: 1)",
      }),
    );
  });

  it("in each of the ways in which the file is built", async () => {
    const files = {
      ...asB,
      "compose.yaml": "services:\n  a:\n    build: .\n  b:\n    build: { context: ., target: t, args: { V: 1 } }\n",
      Dockerfile: `ARG V\n${withB.replace("1.35", "1.35 AS t")}`,
    };
    const build = `case "$*" in *--target=t*) ! ${isBad} ;; esac`;
    const { text, docker } = await proveIn({ build }, ["--fix", ...add], files);
    expect(text).toBe(`ARG V\n${kept.replace("1.35", "1.35 AS t")}`);
    expect(docker.calls()).toContainEqual(expect.stringMatching(/^build .*--target=t --build-arg=V=1 /));
  });
});

describe.skipIf(windows)("what differs whenever a file is built counts for nothing", () => {
  const counting = 'n=$(cat "$here/n" 2>/dev/null || echo 0); echo $((n + 1)) > "$here/n"';

  it.each<[string, Behaving]>([
    ["in what the container says", { says: `${counting}; echo $n` }],
    ["in what its files hold", { files: `${counting}; echo a $n` }],
    ["in how they are called", { files: `${counting}; echo $n` }],
  ])("%s", async (_, behaving) => {
    const { code, err, text } = await proveIn(behaving, ["--fix", ...add]);
    expect({ code, text }).toEqual({ code: 0, text: after });
    expect(err).toEqual(["plimsoll: Dockerfile: 4 of 4 fixes hold, as 3 builds show"]);
  });

  it("but for a file that is gone where others are called anew", async () => {
    const files = `${counting}; echo $n; grep -q COPY "$file" || echo kept`;
    const { code, err, text } = await proveIn({ files }, ["--fix", ...on("copy-over-add")], {
      ...context,
      Dockerfile: "FROM busybox:1.35\nADD a.txt /srv/\nUSER 7\n",
    });
    expect([code, text.includes("ADD")]).toEqual([1, true]);
    expect(err[1]).toContain("dropped a fix of copy-over-add (Use COPY): /kept (file) is gone");
  });

  it("but for how a container ends", async () => {
    const { code, out, text } = await proveIn({ ends: `${counting}; echo $n` }, ["--fix", ...add]);
    expect({ code, text }).toEqual({ code: 2, text: before });
    expect(out).toContain("was not fixed: its container does not always behave the same: it ends with");
  });

  it("and a build that fails the second time proves nothing", async () => {
    const { code, out, text } = await proveIn(
      {
        always: 'case "$*" in *--no-cache*) echo no such host >&2; exit 1 ;; esac',
        files: 'grep -q COPY "$file" && echo new',
      },
      ["--fix", ...add],
    );
    expect({ code, text }).toEqual({ code: 2, text: before });
    expect(out).toContain("was not fixed: its build does not always succeed: no such host");
  });
});

describe.skipIf(windows)("a build that fails before", () => {
  const install = on("apt-get-assume-yes", "keyword-casing");
  const asking = "FROM debian:12\nRUN apt-get install curl\nuser 7\n";
  const files = { ...context, Dockerfile: asking };

  it("and after proves nothing, and nothing is changed", async () => {
    const { code, out, text, docker } = await proveIn({ build: "echo no such base >&2; false" }, ["--fix", ...add]);
    expect({ code, text, builds: docker.builds().length }).toEqual({ code: 2, text: before, builds: 2 });
    expect(out).toContain("was not fixed: its build fails before and after: failed to solve: 1");
    // It is reported as it stays.
    expect(out).toContain("Dockerfile:2:1: warning");
  });

  it("is repaired, and the other fixes are compared with what that gives", async () => {
    const behaving = { build: 'grep -q -e -y "$file"', ends: 'grep -q USER "$file" && echo 1 || echo 0' };
    const { code, err, text } = await proveIn(behaving, ["--fix", ...install], files);
    expect({ code, text }).toEqual({ code: 1, text: asking.replace("install", "install -y") });
    expect(err).toEqual([
      "plimsoll: Dockerfile: its build failed before (failed to solve: 1) and succeeds with the fixes of apt-get-assume-yes",
      "plimsoll: Dockerfile: 1 of 2 fixes hold, as 4 builds show",
      "plimsoll: Dockerfile: dropped a fix of keyword-casing (Write USER): the container ends with 0 before, and ends with 1 after",
    ]);
  });

  it("and that only several rules repair together is left alone", async () => {
    const behaving = { build: 'grep -q -e -y "$file" && grep -q USER "$file"' };
    const { code, out, text } = await proveIn(behaving, ["--fix", ...install], files);
    expect({ code, text }).toEqual({ code: 2, text: asking });
    expect(out).toContain("was not fixed: its build fails, and no single rule has fixes that repair it");
  });
});

describe.skipIf(windows)("nothing is changed", () => {
  it("without a client outside of what is linted, and that there is not run", async () => {
    const root = tree({ ...context, Dockerfile: before });
    const mark = join(root, "mark");
    writeFileSync(join(root, "docker"), `#!/bin/sh\necho > ${mark}\n`);
    chmodSync(join(root, "docker"), 0o755);
    const env = { PATH: [root, ".", ""].join(delimiter) };
    const { code, err, out } = await plimsoll(root, ["--fix", "--prove", ...add], { env });
    expect({ code, out, ran: existsSync(mark) }).toEqual({ code: 2, out: "", ran: false });
    expect(err).toBe(
      "plimsoll: --prove needs Docker: there is no docker on the PATH outside the linted directory\n" +
        "See `plimsoll --help`.\n",
    );
    expect(readFileSync(join(root, "Dockerfile"), "utf8")).toBe(before);
  });

  it("without an engine", async () => {
    const { code, err, out, text } = await proveIn({ always: 'echo "Cannot connect" >&2; exit 1' }, ["--fix", ...add]);
    expect({ code, out, text }).toEqual({ code: 2, out: "", text: before });
    expect(err[0]).toBe("plimsoll: --prove needs Docker: no Docker engine answers: Cannot connect");
  });

  it.each(["build", "create", "export", "image"])("where the engine goes away at %s", async (call) => {
    const always = `[ -e "$here/gone" ] && { echo "Cannot connect" >&2; exit 1; }; [ "$1" = ${call} ] && [ "$2" != rm ] && [ -e "$here/built-000" ] && { rm -f "$here"/there-*; echo > "$here/gone"; echo "it is gone" >&2; exit 1; }`;
    const { code, out, text } = await proveIn({ always }, ["--fix", ...add]);
    expect({ code, text }).toEqual({ code: 2, text: before });
    expect(out).toMatch(/was not fixed: (?:no Docker engine answers: Cannot connect|docker \w+: it is gone)/);
  });

  it("where a build takes too long", async () => {
    const build = 'trap "exit 130" INT; while :; do sleep 0.05; done';
    const { code, out, text } = await proveIn({ build }, ["--fix", "--prove-timeout=1", ...add]);
    expect({ code, text }).toEqual({ code: 2, text: before });
    expect(out).toContain("was not fixed: its build fails before and after: it takes longer than 1 s");
  });

  it.each<[string, Readonly<Record<string, string>>, string]>([
    [
      "where the context is not known",
      { "a/Dockerfile": before },
      "its build context is not known: set it with --prove-context",
    ],
    [
      "where it is none",
      {
        "a/Dockerfile": before,
        Dockerfile: after,
        "compose.yaml": "services:\n  a:\n    build: { context: b, dockerfile: ../a/Dockerfile }\n",
      },
      "its build context is b, which is not a directory",
    ],
    [
      "where an argument is not known",
      {
        Dockerfile: `ARG V\n${before}`,
        "compose.yaml": "services:\n  a:\n    build: { context: ., args: { V: $V } }\n",
      },
      "service a of compose.yaml passes V, whose value is not known",
    ],
    [
      "where there are further contexts",
      {
        Dockerfile: before,
        "compose.yaml": "services:\n  a:\n    build: { context: ., additional_contexts: { x: ../x } }\n",
      },
      "service a of compose.yaml builds it with additional contexts",
    ],
    [
      "where there are too many ways",
      {
        Dockerfile: `ARG V\n${before}`,
        "compose.yaml": `services:\n${[1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `  a${n}:\n    build: { context: ., args: { V: ${n} } }\n`).join("")}`,
      },
      "it is part of more than 8 builds",
    ],
  ])("%s", async (_, files, reason) => {
    const docker = fakeDocker();
    const root = tree(files);
    const { code, out } = await plimsoll(root, ["--prove", "--fix", ...add], docker);
    expect(out).toContain(`was not fixed: ${reason} [input-error]`);
    expect({ code, builds: docker.builds() }).toEqual({ code: 2, builds: [] });
    for (const [path, text] of Object.entries(files)) expect(readFileSync(join(root, path), "utf8")).toBe(text);
  });

  it("where the context is a link that leads out", async () => {
    const compose = "services:\n  a:\n    build: { context: c, dockerfile: ../Dockerfile }\n";
    const docker = fakeDocker();
    const root = tree({ Dockerfile: before, "compose.yaml": compose });
    symlinkSync("/", join(root, "c"));
    const { code, out } = await plimsoll(root, ["--prove", "--fix", ...add], docker);
    expect(out).toContain("was not fixed: its build context is c, outside the linted directory");
    expect({ code, builds: docker.builds() }).toEqual({ code: 2, builds: [] });
    expect(readFileSync(join(root, "Dockerfile"), "utf8")).toBe(before);
  });

  it("of a file that shows in no image, and others are fixed", async () => {
    const compose = "services:\n  a:\n    build: .\n    ports: [22:22]\n";
    const docker = fakeDocker();
    const root = tree({ ...context, Dockerfile: before, "compose.yaml": compose });
    const { code, out } = await plimsoll(
      root,
      ["--prove", "--fix", ...add, "--rule", "compose-quote-ports:warning"],
      docker,
    );
    expect(out).toContain("compose.yaml: error was not fixed: no image shows what its fixes change [input-error]");
    expect(code).toBe(2);
    expect(readFileSync(join(root, "Dockerfile"), "utf8")).toBe(after);
    expect(readFileSync(join(root, "compose.yaml"), "utf8")).toBe(compose);
  });
});

describe.skipIf(windows)("an ignore file", () => {
  const exception = [...rules, "--rule", "dockerignore-exception-order:warning"];
  const files = { ...context, ".dockerignore": "!b.txt\n*.txt\n", Dockerfile: after };
  const says = 'tail -n +6 "$file"';

  it("is tried by the builds that read it", async () => {
    const { code, err, docker } = await proveIn({}, ["--fix-unsafe", ...exception], files);
    expect({ code, err }).toEqual({ code: 0, err: ["plimsoll: .dockerignore: 1 of 1 fixes hold, as 2 builds show"] });
    expect(docker.builds()).toEqual([after, after]);
  });

  it("counts in the place of the one that is there, which stays as it is when a container does something else", async () => {
    const { code, err } = await proveIn({ says }, ["--fix-unsafe", ...exception], files);
    expect(code).toBe(1);
    expect(err[1]).toContain("plimsoll: .dockerignore: dropped a fix of dockerignore-exception-order");
    expect(err[1]).toContain('the container says "!b.txt\\n*.txt\\n" before, and "*.txt\\n!b.txt\\n" after');
  });
});

describe("a command line that asks for a proof", () => {
  it.each<[readonly string[], string]>([
    [["--prove"], "--prove needs --fix, --fix-unsafe or --diff"],
    [["--fix", "--prove-context=."], "--prove-context needs --prove"],
    [["--fix", "--prove-network=none"], "--prove-network needs --prove"],
    [["--fix", "--prove-timeout=1"], "--prove-timeout needs --prove"],
    [["--fix", "--prove", "--prove-timeout=0"], "--prove-timeout 0: must be a number of seconds"],
    [["--fix", "--prove", "--prove-network=x"], "--prove-network x: must be one of `default`, `none`, `host`"],
    [["--fix", "--prove", "--watch"], "--watch and --prove cannot be used together"],
  ])("%j is refused", async (args, message) => {
    const { code, err } = await plimsoll(tree({}), args);
    expect({ code, err }).toEqual({ code: 2, err: `plimsoll: ${message}\nSee \`plimsoll --help\`.\n` });
  });

  it.skipIf(windows)("is refused in a pipeline for a stranger's change, unless it allows code", async () => {
    const env = { CHANGE_FORK: "somebody" };
    const refused = await proveIn({}, ["--fix", ...add], undefined, { env });
    expect({ code: refused.code, text: refused.text, calls: refused.docker.calls() }).toEqual({
      code: 2,
      text: before,
      calls: [],
    });
    expect(refused.err[0]).toContain(
      "plimsoll: --prove builds and runs what is linted, and this pipeline may run for a change from a fork (CHANGE_FORK); use --allow-code to run it all the same",
    );
    const allowed = await proveIn({}, ["--fix", "--allow-code", ...add], undefined, { env });
    expect(allowed.text).toBe(after);
  });

  it.skipIf(windows)("cannot be a configuration", async () => {
    const { code, err, docker } = await proveIn({}, ["--fix", ...add.slice(1)], {
      ...context,
      Dockerfile: before,
      ".plimsollrc.json": '{ "prove": true }',
    });
    expect({ code, calls: docker.calls().filter((call) => call.startsWith("build")) }).toEqual({ code: 2, calls: [] });
    expect(err.join()).toContain("prove");
  });
});

describe.skipIf(windows)("a proof", () => {
  it("takes the context, the network and the arguments that are named", async () => {
    const files = { Dockerfile: before, "a.txt": "" };
    const args = ["--prove-context=.", "--prove-network=none", "--build-arg=V=1", "--build-context=x=y", "--target=t"];
    const { docker, text } = await proveIn({}, ["--fix", ...args, ...add], files);
    expect(text).toBe(after);
    const [call = ""] = docker.calls().filter((one) => one.startsWith("build"));
    expect(call).toMatch(/ --network=none --target=t --build-arg=V=1 --build-context=x=\/.*\/y \/.+$/);
  });

  it("shows on a terminal how far it is, and not in a pipe", async () => {
    const piped = await proveIn({}, ["--fix", ...add]);
    expect(piped.err.join("\n")).not.toContain("\x1b");
    const shown = await proveIn({}, ["--fix", ...add], undefined, { terminal: true });
    expect(shown.err.join("\n")).toContain(
      "\r\x1b[2KProving fixes of Dockerfile: build 1\r\x1b[2KProving fixes of Dockerfile: build 2\r\x1b[2Kplimsoll: ",
    );
  });
});
