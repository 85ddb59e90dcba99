import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { docker } from "../../src/prove/docker.ts";
import { type Files, script, tar, tarGz, withContext } from "./context.ts";
import { missing } from "./engine.ts";
import { cli } from "./plimsoll.ts";

// `--prove` as a user has it.

interface ProofCase {
  readonly name: string;
  readonly dockerfile: readonly string[];
  readonly files?: Files;
  readonly args: readonly string[];
  readonly rules: readonly string[];
  /** What is left; as it was unless given. */
  readonly fixed?: readonly string[];
  /** What is said, counts of builds left out. */
  readonly says: readonly string[];
  readonly code: number;
}

const cases: readonly ProofCase[] = [
  {
    name: "what cleans a layer is kept",
    dockerfile: ["FROM debian:bookworm-slim", "run apt-get update && apt-get install -y hello", 'CMD ["hello"]'],
    args: ["--fix"],
    rules: ["apt-get-clean-lists", "keyword-casing"],
    fixed: [
      "FROM debian:bookworm-slim",
      "RUN apt-get update && apt-get install -y hello && rm -rf /var/lib/apt/lists/*",
      'CMD ["hello"]',
    ],
    says: ["2 of 2 fixes hold"],
    code: 0,
  },
  {
    name: "an archive that is copied is seen, and plain files are copied",
    dockerfile: [
      "FROM busybox:1.35",
      "ADD bundle /opt/",
      "ADD a.txt b.txt /srv/",
      'CMD ["cat", "/opt/a.txt", "/srv/b.txt"]',
    ],
    files: { bundle: tarGz({ "a.txt": "a\n" }), "a.txt": "a\n", "b.txt": "b\n" },
    args: ["--fix-unsafe", "--prove-context=."],
    rules: ["copy-over-add"],
    fixed: [
      "FROM busybox:1.35",
      "ADD bundle /opt/",
      "COPY a.txt b.txt /srv/",
      'CMD ["cat", "/opt/a.txt", "/srv/b.txt"]',
    ],
    says: [
      "1 of 2 fixes hold",
      "dropped a fix of copy-over-add (Use COPY, unless bundle is an archive): the container ends with 0 before, and ends with 1 after",
    ],
    code: 1,
  },
  {
    name: "a safe fix that is wrong is seen, and others are kept",
    dockerfile: ["FROM busybox:1.35", "ADD a.txt /opt/", "add b.txt /opt/", 'CMD ["ls", "/opt"]'],
    files: { "a.txt": tar({ "c.txt": "c\n" }), "b.txt": "b\n" },
    args: ["--fix", "--prove-context=."],
    rules: ["copy-over-add", "keyword-casing"],
    fixed: ["FROM busybox:1.35", "ADD a.txt /opt/", "COPY b.txt /opt/", 'CMD ["ls", "/opt"]'],
    says: [
      "2 of 3 fixes hold",
      'dropped a fix of copy-over-add (Use COPY): the container says "b.txt\\nc.txt\\n" before, and "a.txt\\nb.txt\\n" after',
    ],
    code: 1,
  },
  {
    name: "a user who may not write where the container does is seen",
    dockerfile: ["FROM busybox:1.35", "Copy a.txt /srv/", "CMD cat /srv/a.txt && echo b > /root/b && cat /root/b"],
    files: { "a.txt": "a\n" },
    args: ["--fix-unsafe", "--prove-context=."],
    rules: ["require-user", "keyword-casing"],
    fixed: ["FROM busybox:1.35", "COPY a.txt /srv/", "CMD cat /srv/a.txt && echo b > /root/b && cat /root/b"],
    says: [
      "1 of 2 fixes hold",
      "dropped a fix of require-user (Switch to 65532:65532, who may read and write less than root): " +
        "the container ends with 0 before, and ends with 1 after",
    ],
    code: 1,
  },
  {
    name: "a service that lacks what it serves is seen by its answer",
    dockerfile: [
      "FROM busybox:1.35",
      "ADD site /srv/",
      "Run test -d /srv",
      "EXPOSE 8080",
      'CMD ["httpd", "-f", "-p", "8080", "-h", "/srv"]',
    ],
    files: { site: tarGz({ "index.html": "hello\n" }) },
    args: ["--fix-unsafe", "--prove-context=."],
    rules: ["copy-over-add", "keyword-casing"],
    fixed: [
      "FROM busybox:1.35",
      "ADD site /srv/",
      "RUN test -d /srv",
      "EXPOSE 8080",
      'CMD ["httpd", "-f", "-p", "8080", "-h", "/srv"]',
    ],
    says: [
      "1 of 2 fixes hold",
      "dropped a fix of copy-over-add (Use COPY, unless site is an archive): the container answers with 200 before, and answers with 404 after",
    ],
    code: 1,
  },
  {
    name: "a build that waits for an answer is repaired",
    dockerfile: ["FROM debian:bookworm-slim", "RUN apt-get update && apt-get install greeter", 'CMD ["greeter"]'],
    args: ["--fix", "--prove-context=."],
    rules: ["apt-get-assume-yes"],
    fixed: ["FROM debian:bookworm-slim", "RUN apt-get update && apt-get install -y greeter", 'CMD ["greeter"]'],
    says: ["its build failed before", "1 of 1 fixes hold"],
    code: 0,
  },
  {
    name: "a build that fails stays as it is",
    dockerfile: ["FROM busybox:1.35", "add a.txt /srv/", "RUN false"],
    files: { "a.txt": "a\n" },
    args: ["--fix", "--prove-context=."],
    rules: ["keyword-casing"],
    says: ["was not fixed: its build fails before and after"],
    code: 2,
  },
  {
    name: "what each build writes anew, and each run says anew, is no difference",
    dockerfile: [
      "FROM busybox:1.35",
      "copy a.txt /srv/",
      "RUN cat /proc/sys/kernel/random/uuid > /id",
      "CMD cat /proc/sys/kernel/random/uuid",
    ],
    files: { "a.txt": "a\n" },
    args: ["--fix", "--prove-context=."],
    rules: ["copy-over-add", "keyword-casing", "no-removed-in-later-layer"],
    fixed: [
      "FROM busybox:1.35",
      "COPY a.txt /srv/",
      "RUN cat /proc/sys/kernel/random/uuid > /id",
      "CMD cat /proc/sys/kernel/random/uuid",
    ],
    says: ["1 of 1 fixes hold"],
    code: 0,
  },
  {
    name: "a service without a port goes on, with a program of its own",
    dockerfile: ["FROM busybox:1.35", "Copy serve /usr/bin/", "CMD serve"],
    files: { serve: script("#!/bin/sh", "while :; do sleep 1; done") },
    args: ["--fix-unsafe", "--prove-context=."],
    rules: ["prefer-exec-form", "keyword-casing"],
    fixed: ["FROM busybox:1.35", "COPY serve /usr/bin/", 'CMD ["serve"]'],
    says: ["2 of 2 fixes hold"],
    code: 0,
  },
];

describe("--prove", () => {
  for (const one of cases) {
    if (missing !== undefined) it.skip(`${one.name} (${missing})`);
    else it(one.name, () => judge(one));
  }
});

async function judge({ dockerfile, files = {}, args, rules, fixed, says, code }: ProofCase): Promise<void> {
  const text = `${dockerfile.join("\n")}\n`;
  const context = {
    ...files,
    ...(args.includes("--prove-context=.") ? {} : { ".dockerignore": "" }),
    Dockerfile: text,
  };
  await withContext(context, async (directory) => {
    const on = ["--no-config", "--rule=all:off", ...rules.map((rule) => `--rule=${rule}:warning`)];
    const all = [cli, "--prove", "--prove-network=none", ...args, ...on, "Dockerfile"];
    const { status, stdout, stderr } = spawnSync(process.execPath, all, { cwd: directory, encoding: "utf8" });
    const said = `${stdout}${stderr}`;
    expect(readFileSync(join(directory, "Dockerfile"), "utf8"), said).toBe(fixed ? `${fixed.join("\n")}\n` : text);
    for (const words of says) expect(said).toContain(words);
    expect(said.match(/dropped a fix/g)?.length ?? 0).toBe(says.filter((words) => words.startsWith("dropped")).length);
    expect(status).toBe(code);
    expect(await leftovers()).toBe("");
  });
}

/** Of any proof: none runs beside this. */
async function leftovers(): Promise<string> {
  const lists = [
    ["ps", "--all", "--format", "{{.Names}}"],
    ["image", "ls", "--format", "{{.Repository}}"],
    ["network", "ls", "--format", "{{.Name}}"],
  ];
  const names = await Promise.all(lists.map((args) => docker(args)));
  const all = names.flatMap(({ stdout }) => stdout.split("\n"));
  return all.filter((name) => name.startsWith("plimsoll-prove-")).join("\n");
}
