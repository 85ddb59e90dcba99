import { delimiter, parse } from "node:path";
import { programIn, trustedPlaces } from "../../io/program.ts";
import { type Client, missingEngine } from "../../prove/docker.ts";
import { lookUp } from "../../text/look-up.ts";
import { UsageError } from "../exit.ts";
import type { LintContext } from "../lint-context.ts";

/**
 * The client of an engine that answers. Neither it nor what it starts lies in the tree that is linted, and it runs outside
 * of that.
 * @throws UsageError where there is none
 */
export async function openClient({ io, access }: Pick<LintContext, "io" | "access">): Promise<Client> {
  const path = Object.keys(io.env).find((name) => /^path$/i.test(name)) ?? "PATH";
  const places = trustedPlaces(lookUp(io.env, path), access.tree);
  const program = programIn(places, "docker", access.tree);
  if (program === undefined) {
    throw new UsageError("--prove needs Docker: there is no docker on the PATH outside the linted directory");
  }
  const env = { ...io.env, [path]: places.join(delimiter) };
  const client: Client = { program, env, directory: parse(io.cwd).root };
  const missing = await missingEngine({ client });
  if (missing !== undefined) throw new UsageError(`--prove needs Docker: ${missing}`);
  return client;
}
