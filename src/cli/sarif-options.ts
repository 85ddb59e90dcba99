import { relative } from "node:path";
import { repositoryAround } from "../io/repository.ts";
import type { Revision, SarifOptions } from "../reporters/types.ts";
import { UsageError } from "./exit.ts";
import type { Io } from "./io.ts";
import type { Destination } from "./output.ts";

/** What a SARIF log is asked to say. */
export type SarifRequest = Pick<SarifOptions, "category" | "suppressed">;

/**
 * What a SARIF log says beyond the report; undefined where none is written.
 * @throws UsageError for flags about a log that is not asked for
 */
export function sarifOptions(
  { category, suppressed }: SarifRequest,
  destinations: readonly Destination[],
  io: Io,
): SarifOptions | undefined {
  if (!destinations.some(({ format }) => format === "sarif")) {
    if (category !== undefined) throw new UsageError("--sarif-category is for --format sarif");
    if (suppressed) throw new UsageError("--sarif-suppressed is for --format sarif");
    return undefined;
  }
  if (category !== undefined && !/[^/\s]/.test(category)) throw new UsageError("--sarif-category needs a name");
  return { category, suppressed, revision: revisionOf(io.env) };
}

/**
 * A directory as a path from the root of its repository, with a slash at its end; empty for the root itself, undefined
 * outside of any. Services want paths from there, wherever in it Plimsoll runs.
 */
export function directoryInRepository(cwd: string): string | undefined {
  const root = repositoryAround(cwd)?.root;
  if (root === undefined || root === cwd) return root && "";
  return `${relative(root, cwd).replaceAll("\\", "/")}/`;
}

/** The commit, as pipelines tell it: GitHub Actions, GitLab, Azure Pipelines. */
function revisionOf(env: Io["env"]): Revision | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository } = env;
  if (server && repository) return revision(`${server}/${repository}`, env.GITHUB_SHA, env.GITHUB_REF_NAME);
  if (env.CI_PROJECT_URL) return revision(env.CI_PROJECT_URL, env.CI_COMMIT_SHA, env.CI_COMMIT_REF_NAME);
  const uri = env.BUILD_REPOSITORY_URI;
  return uri ? revision(uri, env.BUILD_SOURCEVERSION, env.BUILD_SOURCEBRANCHNAME) : undefined;
}

/** Undefined for what is no address of the web. User names and passwords in it are left out. */
function revision(address: string, commit: string | undefined, branch: string | undefined): Revision | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (url.protocol !== "https:" && url.protocol !== "http:") return undefined;
  url.username = "";
  url.password = "";
  return { repositoryUri: url.href, revisionId: commit || undefined, branch: branch || undefined };
}
