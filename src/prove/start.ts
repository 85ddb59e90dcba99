import { request } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { clearAway, type DockerOptions, docker, type Result, uniqueName } from "./docker.ts";
import { must } from "./must.ts";
import { withPrivateNetwork } from "./network.ts";

/** How a container shows what it does. */
export type Trial = CommandTrial | HttpTrial | LoneTrial;

/** It runs a command and ends. */
export interface CommandTrial {
  readonly how: "command";
  /** In place of the image's own. */
  readonly args?: readonly string[];
}

/** It answers a request, in the network of the machine: an engine need not have one of its own. */
export interface HttpTrial {
  readonly how: "http";
  readonly port: number;
  readonly path: string;
}

/**
 * It is started as it is, with bounds and no way out to any network, until it ends, or answers at a port that its image
 * exposes, or has run for a while.
 */
export interface LoneTrial {
  readonly how: "alone";
  /** In milliseconds. */
  readonly patience: number;
}

/** What it did: an exit code with its output, or an answer, or nothing but running. */
export type Behaviour =
  | { readonly exit: number | undefined; readonly stdout: string; readonly stderr: string }
  | { readonly status: number; readonly body: string }
  | { readonly runs: true };

/** In milliseconds. */
const longestRun = 60_000;
const pause = 200;

/** What is left of the machine for others, whatever the container does. */
const bounds = [
  "--pids-limit=512",
  "--memory=2g",
  "--log-driver=json-file",
  "--log-opt=max-size=10m",
  "--log-opt=max-file=1",
];

/** Starts a container of an image, sees what it does, and takes it away again. */
export async function tryImage(image: string, trial: Trial, options: DockerOptions): Promise<Behaviour> {
  switch (trial.how) {
    case "command":
      return inContainer((container) => run(image, container, trial, options), options);
    case "http":
      return inContainer((container) => ask(image, container, trial, options), options);
    case "alone": {
      const ports = await exposedPorts(image, options);
      const watchIn = (network: string) =>
        inContainer((container) => watch(image, container, { ...trial, network, ports }, options), options);
      return ports.length === 0 ? watchIn("none") : withPrivateNetwork(watchIn, options);
    }
  }
}

async function inContainer<T>(use: (container: string) => Promise<T>, options: DockerOptions): Promise<T> {
  const container = uniqueName();
  try {
    return await use(container);
  } finally {
    await clearAway(["rm", "--force", "--volumes", container], options);
  }
}

async function run(
  image: string,
  container: string,
  { args = [] }: CommandTrial,
  options: DockerOptions,
): Promise<Behaviour> {
  const { code, stdout, stderr } = await docker(
    ["run", "--name", container, "--hostname=container", "--network=none", image, ...args],
    { ...options, timeout: longestRun },
  );
  return { exit: code, stdout, stderr: withoutName(stderr, container) };
}

async function ask(
  image: string,
  container: string,
  { port, path }: HttpTrial,
  options: DockerOptions,
): Promise<Behaviour> {
  const started = await docker(["run", "--detach", "--name", container, "--network=host", image], options);
  for (let waited = 0; started.code === 0 && waited < longestRun; waited += pause) {
    const answer = await get("127.0.0.1", port, path);
    if (answer) return answer;
    if (!(await stateOf(container, options)).running) break;
    await wait(pause);
  }
  return started.code === 0 ? endOf(container, options) : unstarted(container, started);
}

interface Watch extends LoneTrial {
  readonly network: string;
  readonly ports: readonly number[];
}

async function watch(
  image: string,
  container: string,
  { network, ports, patience }: Watch,
  options: DockerOptions,
): Promise<Behaviour> {
  const args = ["--detach", "--name", container, "--hostname=container", ...bounds, `--network=${network}`];
  const started = await docker(["run", ...args, image], options);
  if (started.code !== 0) return unstarted(container, started);
  const end = performance.now() + patience;
  do {
    const { running, address } = await stateOf(container, options);
    if (!running) return endOf(container, options);
    for (const port of ports) {
      const answer = address === "" ? undefined : await get(address, port, "/");
      if (answer) return answer;
    }
    await wait(pause, undefined, options.signal && { signal: options.signal });
  } while (performance.now() < end);
  return { runs: true };
}

/** What the engine says where there was nothing to run, or nobody to run it as. */
function unstarted(container: string, { code, stderr }: Result): Behaviour {
  return { exit: code, stdout: "", stderr: withoutName(stderr, container) };
}

async function endOf(container: string, options: DockerOptions): Promise<Behaviour> {
  const { stdout, stderr } = await docker(["logs", container], options);
  const { exit } = await stateOf(container, options);
  return { exit, stdout, stderr: withoutName(stderr, container) };
}

/** As many ports are asked; who exposes more does not do so for requests. */
const mostPorts = 4;

/** Those of TCP, in order. */
async function exposedPorts(image: string, options: DockerOptions): Promise<readonly number[]> {
  const text = await must(["image", "inspect", "--format", "{{json .Config.ExposedPorts}}", image], options);
  const ports = Object.keys((JSON.parse(text) as object | null) ?? {}).filter((port) => port.endsWith("/tcp"));
  return ports
    .map((port) => Number.parseInt(port, 10))
    .sort((a, b) => a - b)
    .slice(0, mostPorts);
}

interface State {
  readonly running: boolean;
  readonly exit: number | undefined;
  /** In its network; empty where it has none. */
  readonly address: string;
}

const stateFormat = "{{.State.Running}} {{.State.ExitCode}} {{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}";

async function stateOf(container: string, options: DockerOptions): Promise<State> {
  const { stdout } = await docker(["inspect", "--format", stateFormat, container], options);
  const [running, exit, address = ""] = stdout.trim().split(" ");
  return { running: running === "true", exit: exit ? Number(exit) : undefined, address };
}

/** In milliseconds. */
const longestAnswer = 5000;
/** In bytes; what comes after is not looked at. */
const largestAnswer = 1 << 20;

/** Undefined where nobody answers. Whatever is said, or not said, it ends in time: a timer holds it. */
function get(host: string, port: number, path: string): Promise<Behaviour | undefined> {
  return new Promise((settle) => {
    const asked = request({ host, port, path, agent: false });
    const timer = setTimeout(() => done(undefined), longestAnswer);
    function done(answer: Behaviour | undefined): void {
      clearTimeout(timer);
      asked.destroy();
      settle(answer);
    }
    asked.on("response", (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      const end = () => done({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() });
      response.on("data", (chunk: Buffer) => {
        chunks.push(chunk);
        size += chunk.length;
        if (size >= largestAnswer) end();
      });
      response.on("error", () => done(undefined));
      response.on("end", end);
    });
    asked.on("upgrade", ({ statusCode = 0 }, socket) => {
      socket.destroy();
      done({ status: statusCode, body: "" });
    });
    asked.on("error", () => done(undefined));
    asked.on("close", () => done(undefined));
    asked.end();
  });
}

/** Messages of the engine have it, and it differs from run to run. */
function withoutName(text: string, container: string): string {
  return text.replaceAll(container, "container").replace(/\b[0-9a-f]{64}\b/g, "container");
}
