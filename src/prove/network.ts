import { clearAway, type DockerOptions, uniqueName } from "./docker.ts";
import { must } from "./must.ts";

/** Hands a function the name of a network that leads nowhere else, and removes it: nothing may be in it by then. */
export async function withPrivateNetwork<T>(use: (network: string) => Promise<T>, options: DockerOptions): Promise<T> {
  const network = uniqueName();
  try {
    await must(["network", "create", "--internal", network], options);
    return await use(network);
  } finally {
    await clearAway(["network", "rm", network], options);
  }
}
