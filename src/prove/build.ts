import { clearAway, type DockerOptions, docker } from "./docker.ts";

export interface BuildRequest {
  /** Directory of the context. */
  readonly context: string;
  /** Path of the Dockerfile. */
  readonly dockerfile: string;
  readonly target?: string | undefined;
  readonly buildArgs?: Readonly<Record<string, string>>;
  /** Named contexts. */
  readonly contexts?: Readonly<Record<string, string>>;
  /** As of `docker build --network`. */
  readonly network?: "none" | "host" | "default" | undefined;
  /** Every step runs, whatever was built before. */
  readonly anew?: boolean;
  /** In milliseconds. */
  readonly timeout?: number | undefined;
}

/** Undefined when it was built, else what the engine said. */
export async function build(name: string, request: BuildRequest, options: DockerOptions): Promise<string | undefined> {
  const { timeout } = request;
  const { code, stderr, late } = await docker(
    [
      "build",
      "--progress=plain",
      // Some builders keep what they build to themselves.
      "--load",
      `--tag=${name}`,
      `--file=${request.dockerfile}`,
      `--network=${request.network ?? "default"}`,
      ...(request.anew ? ["--no-cache"] : []),
      ...(request.target === undefined ? [] : [`--target=${request.target}`]),
      ...Object.entries(request.buildArgs ?? {}).map(([key, value]) => `--build-arg=${key}=${value}`),
      ...Object.entries(request.contexts ?? {}).map(([key, value]) => `--build-context=${key}=${value}`),
      request.context,
    ],
    { ...options, timeout },
  );
  if (late) return `${stderr}\nERROR: it takes longer than ${(timeout ?? 0) / 1000} s`;
  return code === 0 ? undefined : stderr;
}

export async function removeImage(name: string, options: Pick<DockerOptions, "client">): Promise<void> {
  await clearAway(["image", "rm", "--force", name], options);
}
