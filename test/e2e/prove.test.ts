import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { cli } from "../../bench/process.ts";
import { fakeDocker } from "../cli/prove/fake-docker.ts";
import { tree } from "../config/fixtures.ts";
import { windows } from "../helpers/platform.ts";

// A proof in a process of its own, which is told to stop.

const text = "FROM busybox:1.35\nADD a.txt /srv/\nUSER 7\n";
const hang = 'trap "exit 130" INT; echo > "$here/hangs"; while :; do sleep 0.05; done';

async function stopped(behaving: Parameters<typeof fakeDocker>[0], ...signals: readonly NodeJS.Signals[]) {
  const docker = fakeDocker(behaving);
  const root = tree({ Dockerfile: text, ".dockerignore": "", "a.txt": "" });
  const scratch = tree({});
  const args = [cli, "--no-config", "--rule=all:off", "--rule=copy-over-add:warning", "--fix", "--prove"];
  const env = { ...process.env, ...docker.env, TMPDIR: scratch };
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  const collect = (chunk: Buffer) => {
    said += chunk;
  };
  child.stdout.on("data", collect);
  child.stderr.on("data", collect);
  const ended = new Promise<number | null>((done) => child.on("close", done));
  await expect.poll(() => existsSync(join(docker.directory, "hangs"))).toBe(true);
  for (const signal of signals) child.kill(signal);
  const code = await ended;
  const left = [...docker.leftovers(), ...readdirSync(scratch).filter((name) => name !== ".git")];
  return { code, said, left, text: readFileSync(join(root, "Dockerfile"), "utf8") };
}

describe.skipIf(windows)("a proof that is broken off", () => {
  it.each<[NodeJS.Signals, number]>([
    ["SIGINT", 130],
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ])("by %s changes nothing and leaves nothing behind", async (signal, code) => {
    const said = "plimsoll: cancelled; nothing was changed\n";
    expect(await stopped({ build: hang }, signal)).toEqual({ code, said, left: [], text });
  });

  it("clears away while it is told again", async () => {
    const { code, left } = await stopped({ build: hang }, "SIGINT", "SIGINT", "SIGINT");
    expect({ code, left }).toEqual({ code: 130, left: [] });
  });

  it("takes away the container that runs", async () => {
    const ends = 'echo > "$here/hangs"';
    const { code, left } = await stopped({ ends }, "SIGTERM");
    expect({ code, left }).toEqual({ code: 143, left: [] });
  });

  it("by a kill has changed nothing", async () => {
    expect(await stopped({ ends: 'echo > "$here/hangs"' }, "SIGKILL")).toMatchObject({ code: null, text });
  });
});
