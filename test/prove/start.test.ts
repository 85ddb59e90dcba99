import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { tryImage } from "../../src/prove/start.ts";
import { windows } from "../helpers/platform.ts";
import { fakeDocker } from "./answering-docker.ts";

const alone = { how: "alone", patience: 500 } as const;

/** Answers of an engine of which a container exposes these ports, and has this state. */
function engine(ports: string, state: string, ...more: readonly string[]) {
  return fakeDocker(
    ...more,
    `case "$*" in *ExposedPorts*) echo '${ports}' ;; inspect*) echo "${state}" ;; logs*) echo hello; echo oh >&2 ;; esac`,
  );
}

async function serve(answer: RequestListener): Promise<number> {
  const server = createServer(answer);
  onTestFinished(() => void server.close());
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return (server.address() as AddressInfo).port;
}

describe.skipIf(windows)("a container that is left alone", () => {
  it("ends, without a network", async () => {
    const docker = engine("null", "false 3 ");
    expect(await tryImage("image", alone, {})).toEqual({ exit: 3, stdout: "hello\n", stderr: "oh\n" });
    expect(docker.calls()).toEqual([
      "image inspect --format {{json .Config.ExposedPorts}} image",
      "run --detach --name NAME --hostname=container --pids-limit=512 --memory=2g --log-driver=json-file " +
        "--log-opt=max-size=10m --log-opt=max-file=1 --network=none image",
      expect.stringMatching(/^inspect /),
      "logs NAME",
      expect.stringMatching(/^inspect /),
      "rm --force --volumes NAME",
    ]);
  });

  it("goes on", async () => {
    engine("null", "true 0 ");
    expect(await tryImage("image", alone, {})).toEqual({ runs: true });
  });

  it("cannot be started", async () => {
    const docker = engine("null", "false 127 ", '[ "$1" != run ] || { echo "no such program" >&2; exit 127; }');
    expect(await tryImage("image", alone, {})).toEqual({ exit: 127, stdout: "", stderr: "no such program\n" });
    expect(docker.calls().at(-1)).toBe("rm --force --volumes NAME");
  });

  it("answers at a port that it exposes, in a network that leads nowhere and is removed after it", async () => {
    const port = await serve((_, response) => void response.writeHead(201).end("hi"));
    const docker = engine(`{ "1/udp": {}, "${port}/tcp": {} }`, "true 0 127.0.0.1");
    expect(await tryImage("image", alone, {})).toEqual({ status: 201, body: "hi" });
    const calls = docker.calls();
    expect(calls[1]).toBe("network create --internal NAME");
    expect(calls[2]).toMatch(/^run .* --network=NAME image$/);
    expect(calls.slice(-2)).toEqual(["rm --force --volumes NAME", "network rm NAME"]);
  });

  it("answers without an end, of which the start counts", async () => {
    const port = await serve((_, response) => {
      const more = () => response.write("x".repeat(1 << 16), () => !response.destroyed && setImmediate(more));
      more();
    });
    engine(`{ "${port}/tcp": {} }`, "true 0 127.0.0.1");
    const behaviour = await tryImage("image", alone, {});
    expect("body" in behaviour && behaviour.body.length).toBeGreaterThanOrEqual(1 << 20);
    expect("body" in behaviour && behaviour.body.length).toBeLessThan(1 << 22);
  });

  it("answers that it speaks another protocol, and then nothing", async () => {
    const upgrade = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n";
    const port = await serve(({ socket }) => void socket.end(upgrade));
    engine(`{ "${port}/tcp": {} }`, "true 0 127.0.0.1");
    expect(await tryImage("image", alone, {})).toEqual({ status: 101, body: "" });
  });

  it("that answers nothing at its port goes on", async () => {
    const port = await serve((request) => void request.socket.destroy());
    engine(`{ "${port}/tcp": {} }`, "true 0 127.0.0.1");
    expect(await tryImage("image", alone, {})).toEqual({ runs: true });
  });
});
