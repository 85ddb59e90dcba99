import { spawn } from "node:child_process";

/** The client of Docker, and what it is started with. */
export interface Client {
  readonly program: string;
  readonly env: NodeJS.ProcessEnv;
  /** The directory that it runs in. */
  readonly directory: string;
}

/** The first on the `PATH`. */
export const usualClient: Client = { program: "docker", env: process.env, directory: "." };

/** What a run of `docker` came to. */
export interface Result {
  /** Undefined where it could not be started, or was broken off. */
  readonly code: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
  /** It was broken off because it took longer than it may. */
  readonly late: boolean;
}

export interface DockerOptions {
  /** The usual one unless given. */
  readonly client?: Client | undefined;
  readonly signal?: AbortSignal | undefined;
  /** In milliseconds; it is broken off when it takes longer. */
  readonly timeout?: number | undefined;
  /** Handed standard output as it comes, which is then not kept. */
  readonly onOutput?: ((chunk: Buffer) => void) | undefined;
}

/** Of each stream in characters; what comes after it is dropped. */
const mostOutput = 1 << 20;

/** In milliseconds: how long a client may take to give up before it is killed. */
const grace = 10_000;

/** Runs the client of Docker, without a shell. Never throws: what it could not do is in the result. */
export function docker(
  args: readonly string[],
  { client = usualClient, signal, timeout, onOutput }: DockerOptions = {},
): Promise<Result> {
  return new Promise((done) => {
    if (signal?.aborted) return done({ code: undefined, stdout: "", stderr: "cancelled", late: false });
    const child = spawn(client.program, args, {
      stdio: ["ignore", "pipe", "pipe"],
      env: client.env,
      cwd: client.directory,
      windowsHide: true,
      // In a group of its own: an interrupt from the keyboard reaches it through us, and never while it clears away.
      detached: process.platform !== "win32",
    });
    let late = false;
    let killing: NodeJS.Timeout | undefined;
    // An interrupt, as from the keyboard: the client then has the engine give up too.
    const interrupt = () => {
      child.kill("SIGINT");
      killing ??= setTimeout(() => child.kill("SIGKILL"), grace);
    };
    const expire = () => {
      late = true;
      interrupt();
    };
    signal?.addEventListener("abort", interrupt, { once: true });
    const expiring = timeout === undefined ? undefined : setTimeout(expire, timeout);
    const stdout = onOutput ? () => "" : collect(child.stdout);
    const stderr = collect(child.stderr);
    if (onOutput) child.stdout.on("data", onOutput);
    const end = (code: number | undefined, fault = "") => {
      clearTimeout(expiring);
      clearTimeout(killing);
      signal?.removeEventListener("abort", interrupt);
      done({ code: late ? undefined : code, stdout: stdout(), stderr: stderr() + fault, late });
    };
    child.on("error", (error) => end(undefined, error.message));
    child.on("close", (code) => end(code ?? undefined));
  });
}

function collect(stream: NodeJS.ReadableStream): () => string {
  const chunks: Buffer[] = [];
  let length = 0;
  stream.on("data", (chunk: Buffer) => {
    if (length < mostOutput) chunks.push(chunk);
    length += chunk.length;
  });
  return () => Buffer.concat(chunks).toString("utf8").slice(0, mostOutput);
}

/** In milliseconds: an engine that takes longer to say that it is there, or to take something away, does not work. */
const longestAnswer = 60_000;

/** Takes something away, also after a signal: nothing is to stay behind. */
export async function clearAway(args: readonly string[], { client }: Pick<DockerOptions, "client">): Promise<void> {
  await docker(args, { client, timeout: longestAnswer });
}

/** Why there is no engine to build with; undefined where there is one. */
export async function missingEngine(
  options: Pick<DockerOptions, "client" | "signal"> = {},
): Promise<string | undefined> {
  const version = ["version", "--format", "{{.Server.Version}}"];
  const { code, stderr, late } = await docker(version, { ...options, timeout: longestAnswer });
  if (code === 0) return undefined;
  if (late) return "no Docker engine answers within a minute";
  if (code === undefined && /ENOENT/.test(stderr)) return "the docker client is not installed";
  return `no Docker engine answers: ${lastLine(stderr)}`;
}

export function lastLine(text: string): string {
  return text.trimEnd().split("\n").at(-1) ?? "";
}

let count = 0;

/** A name for an image, a container or a network that nobody else has. */
export function uniqueName(): string {
  return `plimsoll-prove-${process.pid}-${Date.now().toString(36)}-${++count}`;
}
