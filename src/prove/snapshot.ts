import { clearAway, type DockerOptions, uniqueName } from "./docker.ts";
import { must } from "./must.ts";
import { type Entry, TarReader } from "./tar.ts";

/** What an image says of the containers made from it; keys as `docker inspect` has them. */
export type ImageConfig = ReadonlyMap<string, unknown>;

/** All that two images are compared by. */
export interface Snapshot {
  readonly config: ImageConfig;
  /** By path. */
  readonly files: ReadonlyMap<string, Entry>;
  /** Bytes of its layers. */
  readonly size: number;
}

/** What the engine puts into every container. */
const engineOwn = /^(?:\.dockerenv$|(?:dev|proc|sys)(?:\/|$)|etc\/(?:hostname|hosts|mtab|resolv\.conf)$)/;

/** @throws EngineFault */
export async function imageId(image: string, options: DockerOptions = {}): Promise<string> {
  return (await must(["image", "inspect", "--format", "{{.Id}}", image], options)).trim();
}

/** @throws EngineFault */
export async function snapshotOf(image: string, options: DockerOptions = {}): Promise<Snapshot> {
  const inspected = await must(["image", "inspect", image], options);
  const [{ Config, Size }] = JSON.parse(inspected) as [{ Config: object; Size: number }];
  return { config: new Map(Object.entries(Config)), size: Size, files: await filesOf(image, options) };
}

async function filesOf(image: string, options: DockerOptions): Promise<ReadonlyMap<string, Entry>> {
  const container = uniqueName();
  try {
    // It is never started; an image without a command would not be taken without one.
    await must(["create", "--name", container, image, "-"], options);
    const reader = new TarReader();
    await must(["export", container], { ...options, onOutput: (chunk) => reader.write(chunk) });
    const own = reader.entries.filter(({ path }) => !engineOwn.test(path));
    return new Map(own.map((entry) => [entry.path, entry]));
  } finally {
    await clearAway(["rm", "--force", "--volumes", container], options);
  }
}
