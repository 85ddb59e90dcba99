import { spawn } from "node:child_process";

/** What a run of `docker` came to. */
export interface Result {
  /** Undefined where it could not be started, or was broken off. */
  readonly code: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

export interface DockerOptions {
  readonly signal?: AbortSignal;
  /** Handed standard output as it comes, which is then not kept. */
  readonly onOutput?: (chunk: Buffer) => void;
}

/** Of each stream in characters; what comes after it is dropped. */
const mostOutput = 1 << 20;

/** Runs the client of Docker, without a shell. Never throws: what it could not do is in the result. */
export function docker(args: readonly string[], { signal, onOutput }: DockerOptions = {}): Promise<Result> {
  return new Promise((done) => {
    if (signal?.aborted) return done({ code: undefined, stdout: "", stderr: "cancelled" });
    const child = spawn("docker", args, { stdio: ["ignore", "pipe", "pipe"] });
    // An interrupt, as from the keyboard: the client then has the engine give up too.
    const interrupt = () => child.kill("SIGINT");
    signal?.addEventListener("abort", interrupt, { once: true });
    const stdout = onOutput ? () => "" : collect(child.stdout);
    const stderr = collect(child.stderr);
    if (onOutput) child.stdout.on("data", onOutput);
    const end = (code: number | undefined, fault = "") => {
      signal?.removeEventListener("abort", interrupt);
      done({ code, stdout: stdout(), stderr: stderr() + fault });
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

/** Why there is no engine to build with; undefined where there is one. */
export async function missingEngine(signal?: AbortSignal): Promise<string | undefined> {
  const { code, stderr } = await docker(["version", "--format", "{{.Server.Version}}"], signal ? { signal } : {});
  if (code === 0) return undefined;
  if (code === undefined && /ENOENT/.test(stderr)) return "the docker client is not installed";
  return `no Docker engine answers: ${lastLine(stderr)}`;
}

export function lastLine(text: string): string {
  return text.trimEnd().split("\n").at(-1) ?? "";
}

let count = 0;

/** A name for an image or a container that nobody else has. */
export function uniqueName(): string {
  return `plimsoll-prove-${process.pid}-${Date.now().toString(36)}-${++count}`;
}
