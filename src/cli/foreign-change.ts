import { ReadFault } from "../io/fault.ts";
import { largest, readText } from "../io/read.ts";
import { lookUp } from "../text/look-up.ts";

const number = /^[1-9]/;

type Env = Readonly<Record<string, string | undefined>>;

/** How services tell of a change that comes from another repository; the answer is what told it. */
const services: readonly ((env: Env) => string | undefined)[] = [
  github,
  // GitLab; its pipelines for changes of GitHub's; Azure Pipelines; Jenkins; CircleCI; Travis CI; AppVeyor; Buildkite;
  // Semaphore; Codefresh. Bitbucket has no variable for it, and starts no pipeline for a fork.
  differs("CI_MERGE_REQUEST_SOURCE_PROJECT_ID", "CI_PROJECT_ID"),
  differs("CI_EXTERNAL_PULL_REQUEST_SOURCE_REPOSITORY", "CI_EXTERNAL_PULL_REQUEST_TARGET_REPOSITORY"),
  says("SYSTEM_PULLREQUEST_ISFORK", /^true$/i),
  says("CHANGE_FORK", /./),
  says("CIRCLE_PR_REPONAME", /./),
  differs("TRAVIS_PULL_REQUEST_SLUG", "TRAVIS_REPO_SLUG"),
  differs("APPVEYOR_PULL_REQUEST_HEAD_REPO_NAME", "APPVEYOR_REPO_NAME"),
  differs("BUILDKITE_PULL_REQUEST_REPO", "BUILDKITE_REPO"),
  differs("SEMAPHORE_GIT_PR_SLUG", "SEMAPHORE_GIT_REPO_SLUG"),
  says("CF_PULL_REQUEST_IS_FORK", /^true$/i),
  // The builder of pull requests for Jenkins; Bitrise; Xcode Cloud.
  pull("ghprbPullId", /./, "ghprbAuthorRepoGitUrl", "ghprbGhRepository"),
  pull("BITRISE_PULL_REQUEST", number, "BITRISEIO_PULL_REQUEST_REPOSITORY_URL", "GIT_REPOSITORY_URL"),
  pull("CI_PULL_REQUEST_NUMBER", number, "CI_PULL_REQUEST_SOURCE_REPO", "CI_PULL_REQUEST_TARGET_REPO"),
  // Services that do not tell where a change comes from: Cirrus CI; Drone; Woodpecker, the second by its old name; Prow;
  // AWS CodeBuild; Buddy; Screwdriver; Vela; Netlify; Vercel.
  says("CIRRUS_PR", /./),
  says("DRONE_BUILD_EVENT", /^pull_request/),
  says("CI_PIPELINE_EVENT", /^pull_request/),
  says("CI_BUILD_EVENT", /^pull_request/),
  says("PULL_REFS", /,/),
  says("CODEBUILD_WEBHOOK_EVENT", /^PULL_REQUEST_(?!MERGED)/),
  says("BUDDY_EXECUTION_PULL_REQUEST_ID", /./),
  says("SD_PULL_REQUEST", number),
  says("VELA_PULL_REQUEST", number),
  (env) => says("NETLIFY", /^true$/i)(env) && says("PULL_REQUEST", /^true$/i)(env),
  says("VERCEL_GIT_PULL_REQUEST_ID", number),
];

/**
 * What tells that a pipeline runs for a change by somebody who may not write to the repository; undefined for any other
 * run. Code that such a change brings would run with what the pipeline may do.
 */
export function foreignChange(env: Env): string | undefined {
  for (const service of services) {
    const sign = service(env);
    if (sign !== undefined) return sign;
  }
  return undefined;
}

function says(name: string, value: RegExp): (env: Env) => string | undefined {
  return (env) => (value.test(lookUp(env, name) ?? "") ? name : undefined);
}

/** A request to take a change over, from another repository unless both are told and are the same. */
function pull(name: string, value: RegExp, from: string, to: string): (env: Env) => string | undefined {
  return (env) => {
    const isOwn = lookUp(env, from) && lookUp(env, to) && differs(from, to)(env) === undefined;
    return isOwn ? undefined : says(name, value)(env);
  };
}

/** Addresses and names of repositories are compared by their last two parts, however else they are written. */
function differs(from: string, to: string): (env: Env) => string | undefined {
  const bare = (text: string) =>
    text
      .toLowerCase()
      .replace(/\.git$/, "")
      .split(/[/:]/)
      .slice(-2)
      .join("/");
  return (env) => {
    const [source, target] = [lookUp(env, from), lookUp(env, to)];
    return source && target && bare(source) !== bare(target) ? from : undefined;
  };
}

/** Events whose runs have the repository's own rights, whoever wrote what they check out. */
const privileged = ["pull_request_target", "workflow_run", "issue_comment"];

function github(env: Env): string | undefined {
  const { GITHUB_EVENT_NAME: event, GITHUB_EVENT_PATH: path } = env;
  if (!event) return undefined;
  const sign = `GITHUB_EVENT_NAME=${event}`;
  if (privileged.includes(event)) return sign;
  if (!event.startsWith("pull_request")) return undefined;
  const { head, base } = pullRequestOf(path) ?? {};
  const [from, to] = [head?.repo?.full_name, base?.repo?.full_name];
  return from !== undefined && from === to ? undefined : `${sign} for a fork`;
}

interface PullRequest {
  readonly head?: Side;
  readonly base?: Side;
}

interface Side {
  /** Null when the fork is gone. */
  readonly repo?: { readonly full_name?: string } | null;
}

/** Undefined where the runner does not tell. */
function pullRequestOf(path: string | undefined): PullRequest | undefined {
  const text = readText(path ?? "", { largest: largest.generated });
  if (text instanceof ReadFault) return undefined;
  try {
    return JSON.parse(text).pull_request;
  } catch {
    return undefined;
  }
}
