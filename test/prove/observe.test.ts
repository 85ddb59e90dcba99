import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { missingEngine } from "../../src/prove/docker.ts";
import { observe } from "../../src/prove/observe.ts";
import { windows } from "../helpers/platform.ts";

/** A client of Docker that writes down what it is asked, and answers with these lines of a shell. */
function fakeDocker(...lines: readonly string[]): { calls(): readonly string[] } {
  const directory = mkdtempSync(join(tmpdir(), "plimsoll-docker-"));
  const path = process.env.PATH;
  const script = ["#!/bin/sh", `echo "$*" | sed 's/plimsoll-prove-[^ ]*/NAME/g' >> ${directory}/calls`, ...lines];
  writeFileSync(join(directory, "docker"), `${script.join("\n")}\n`);
  chmodSync(join(directory, "docker"), 0o755);
  process.env.PATH = `${directory}:${path}`;
  onTestFinished(() => {
    process.env.PATH = path;
    rmSync(directory, { recursive: true });
  });
  return { calls: () => readFileSync(join(directory, "calls"), "utf8").trimEnd().split("\n") };
}

const request = { context: "/context", dockerfile: "/context/Dockerfile" };

describe("an observation", () => {
  it.skipIf(windows)("says why a build failed, and removes the image", async () => {
    const docker = fakeDocker('[ "$1" != build ] || { echo "no such file" >&2; exit 1; }');
    expect(await observe(request, [])).toEqual({ built: false, reason: "no such file", log: "no such file\n" });
    expect(docker.calls().at(-1)).toBe("image rm --force NAME");
  });

  it.skipIf(windows)("looks at the image, tries it, and leaves nothing behind", async () => {
    const docker = fakeDocker(
      'case "$1 $2" in "image inspect") echo \'[{ "Config": { "User": "a" }, "Size": 7 }]\' ;; run*) echo hello; exit 3 ;; esac',
    );
    expect(await observe(request, [{ how: "command", args: ["hi"] }])).toEqual({
      built: true,
      image: { config: new Map([["User", "a"]]), size: 7, files: new Map() },
      runs: [{ exit: 3, stdout: "hello\n", stderr: "" }],
    });
    expect(docker.calls()).toEqual([
      "build --progress=plain --tag=NAME --file=/context/Dockerfile --network=default /context",
      "image inspect NAME",
      "create --name NAME NAME -",
      "export NAME",
      "rm --force --volumes NAME",
      "run --name NAME --hostname=container --network=none NAME hi",
      "rm --force --volumes NAME",
      "image rm --force NAME",
    ]);
  });

  it.skipIf(windows)("that is broken off ends, and leaves nothing behind", async () => {
    const docker = fakeDocker('[ "$1" != build ] || { trap "exit 130" INT; while :; do sleep 0.05; done; }');
    const cancel = new AbortController();
    const observed = observe(request, [], { signal: cancel.signal });
    await expect.poll(() => docker.calls().length).toBeGreaterThan(0);
    cancel.abort(new Error("cancelled"));
    await expect(observed).rejects.toThrow("cancelled");
    expect(docker.calls().at(-1)).toBe("image rm --force NAME");
  });

  it.skipIf(windows)("needs an engine that answers", async () => {
    fakeDocker('echo "Cannot connect" >&2; exit 1');
    expect(await missingEngine()).toBe("no Docker engine answers: Cannot connect");
  });
});
