import { request } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { type DockerOptions, docker, uniqueName } from "./docker.ts";

/** How a container shows what it does: it ends by itself, or it answers a request. */
export type Trial =
  | { readonly how: "command" /** In place of the image's own. */; readonly args?: readonly string[] }
  | { readonly how: "http"; readonly port: number; readonly path: string };

/** What it did: an exit code with its output, or an answer. */
export type Behaviour =
  | { readonly exit: number | undefined; readonly stdout: string; readonly stderr: string }
  | { readonly status: number; readonly body: string };

/** In seconds. */
const longestRun = 60;
/** In milliseconds. */
const pause = 200;

/** Starts a container of an image, sees what it does, and takes it away again. */
export async function tryImage(image: string, trial: Trial, options: DockerOptions): Promise<Behaviour> {
  const container = uniqueName();
  try {
    return await (trial.how === "http" ? ask(image, container, trial, options) : run(image, container, trial, options));
  } finally {
    await docker(["rm", "--force", "--volumes", container]);
  }
}

async function run(
  image: string,
  container: string,
  { args = [] }: Extract<Trial, { how: "command" }>,
  { signal }: DockerOptions,
): Promise<Behaviour> {
  const limit = AbortSignal.timeout(longestRun * 1000);
  const { code, stdout, stderr } = await docker(
    ["run", "--name", container, "--hostname=container", "--network=none", image, ...args],
    {
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
    },
  );
  return { exit: code, stdout, stderr: withoutName(stderr, container) };
}

/** The network of the machine: an engine need not have one of its own. */
async function ask(
  image: string,
  container: string,
  { port, path }: Extract<Trial, { how: "http" }>,
  options: DockerOptions,
): Promise<Behaviour> {
  const started = await docker(["run", "--detach", "--name", container, "--network=host", image], options);
  for (let waited = 0; started.code === 0 && waited < longestRun * 1000; waited += pause) {
    const answer = await get(port, path);
    if (answer) return answer;
    const { stdout } = await docker(["inspect", "--format", "{{.State.Running}}", container], options);
    if (stdout.trim() !== "true") break;
    await wait(pause);
  }
  const logs = await docker(["logs", container]);
  const state = await docker(["inspect", "--format", "{{.State.ExitCode}}", container]);
  const stderr = withoutName(`${started.stderr}${logs.stderr}`, container);
  return { exit: Number(state.stdout.trim() || started.code), stdout: logs.stdout, stderr };
}

function get(port: number, path: string): Promise<Behaviour | undefined> {
  return new Promise((done) => {
    const asked = request({ host: "127.0.0.1", port, path, agent: false, timeout: 5000 }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", () => done(undefined));
      response.on("end", () => done({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() }));
    });
    asked.on("timeout", () => asked.destroy());
    asked.on("error", () => done(undefined));
    asked.end();
  });
}

/** Messages of the engine have it, and it differs from run to run. */
function withoutName(text: string, container: string): string {
  return text.replaceAll(container, "container").replace(/\b[0-9a-f]{64}\b/g, "container");
}
