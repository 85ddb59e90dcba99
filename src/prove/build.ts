import { type DockerOptions, docker } from "./docker.ts";

export interface BuildRequest {
  /** Directory of the context. */
  readonly context: string;
  /** Path of the Dockerfile. */
  readonly dockerfile: string;
  readonly target?: string | undefined;
  readonly buildArgs?: Readonly<Record<string, string>>;
  /** As of `docker build --network`. */
  readonly network?: "none" | "host" | "default";
}

/** Undefined when it was built, else what the engine said. */
export async function build(name: string, request: BuildRequest, options: DockerOptions): Promise<string | undefined> {
  const { code, stderr } = await docker(
    [
      "build",
      "--progress=plain",
      `--tag=${name}`,
      `--file=${request.dockerfile}`,
      `--network=${request.network ?? "default"}`,
      ...(request.target === undefined ? [] : [`--target=${request.target}`]),
      ...Object.entries(request.buildArgs ?? {}).map(([key, value]) => `--build-arg=${key}=${value}`),
      request.context,
    ],
    options,
  );
  return code === 0 ? undefined : stderr;
}

/** Takes away an image, also after a signal: nothing is to stay behind. */
export async function removeImage(name: string): Promise<void> {
  await docker(["image", "rm", "--force", name]);
}
