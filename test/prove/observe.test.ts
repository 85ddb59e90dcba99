import { describe, expect, it } from "vitest";
import { missingEngine } from "../../src/prove/docker.ts";
import { EngineFault } from "../../src/prove/must.ts";
import { observe } from "../../src/prove/observe.ts";
import { windows } from "../helpers/platform.ts";
import { fakeDocker } from "./answering-docker.ts";

const request = { context: "/context", dockerfile: "/context/Dockerfile" };

describe("an observation", () => {
  it.skipIf(windows)("says why a build failed, and removes the image", async () => {
    const docker = fakeDocker('[ "$1" != build ] || { echo "no such file" >&2; exit 1; }');
    expect(await observe(request, [])).toEqual({ built: false, reason: "no such file", log: "no such file\n" });
    expect(docker.calls().at(-1)).toBe("image rm --force NAME");
  });

  it.skipIf(windows)("tells a failure from the hints that follow it", async () => {
    fakeDocker('[ "$1" != build ] || { printf "ERROR: a\\nERROR: no such file\\n\\nSee the details\\n" >&2; exit 1; }');
    expect(await observe(request, [])).toMatchObject({ built: false, reason: "no such file" });
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
      "build --progress=plain --load --tag=NAME --file=/context/Dockerfile --network=default /context",
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

  it.skipIf(windows)("of an image that was looked at before is that one", async () => {
    const docker = fakeDocker(
      'case "$*" in *.Id*) echo sha256:1 ;; "image inspect"*) echo \'[{ "Config": {}, "Size": 7 }]\' ;; esac',
    );
    const known = new Map();
    const first = await observe(request, [{ how: "command" }], { known });
    expect(await observe(request, [{ how: "command" }], { known })).toBe(first);
    expect(docker.calls().filter((call) => call.startsWith("run"))).toHaveLength(1);
  });

  it.skipIf(windows)("ends where a build takes longer than it may", async () => {
    fakeDocker('[ "$1" != build ] || { trap "exit 130" INT; while :; do sleep 0.05; done; }');
    expect(await observe({ ...request, timeout: 300 }, [])).toMatchObject({
      built: false,
      reason: "it takes longer than 0.3 s",
    });
  });

  it.skipIf(windows)("fails with the engine", async () => {
    fakeDocker('[ "$1" != export ] || { echo "it is gone" >&2; exit 1; }; echo \'[{ "Config": {}, "Size": 7 }]\'');
    await expect(observe(request, [])).rejects.toThrow(new EngineFault("docker export: it is gone"));
  });
});
