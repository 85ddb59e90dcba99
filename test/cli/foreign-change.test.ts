import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { foreignChange } from "../../src/cli/foreign-change.ts";
import { tree } from "../config/fixtures.ts";
import { plimsoll } from "./fake.ts";

const pull = (head: unknown) => JSON.stringify({ pull_request: { head, base: { repo: { full_name: "a/b" } } } });

type Env = Readonly<Record<string, string>>;

/** Variables of a run on GitHub for an event whose text is given. */
function github(event: string, text = "{}"): Env {
  return { GITHUB_EVENT_NAME: event, GITHUB_EVENT_PATH: join(tree({ "event.json": text }), "event.json") };
}

const own = pull({ repo: { full_name: "a/b" } });
const fork = pull({ repo: { full_name: "c/b" } });

describe("a change is a stranger's", () => {
  it.each<[string, Env | (() => Env)]>([
    ["pull_request_target", () => github("pull_request_target", own)],
    ["workflow_run", () => github("workflow_run")],
    ["issue_comment", () => github("issue_comment")],
    ["pull_request of a fork", () => github("pull_request", fork)],
    ["pull_request of a fork that is gone", () => github("pull_request", pull({ repo: null }))],
    ["pull_request_review of a fork", () => github("pull_request_review", fork)],
    ["pull_request of which nothing is told", { GITHUB_EVENT_NAME: "pull_request" }],
    ["pull_request whose event is no JSON", () => github("pull_request", "{")],
    ["GitLab", { CI_MERGE_REQUEST_SOURCE_PROJECT_ID: "7", CI_PROJECT_ID: "1" }],
    [
      "GitLab for GitHub",
      {
        CI_EXTERNAL_PULL_REQUEST_SOURCE_REPOSITORY: "c/b",
        CI_EXTERNAL_PULL_REQUEST_TARGET_REPOSITORY: "a/b",
      },
    ],
    ["Azure Pipelines", { SYSTEM_PULLREQUEST_ISFORK: "True" }],
    ["Jenkins", { CHANGE_FORK: "c" }],
    ["CircleCI", { CIRCLE_PR_REPONAME: "b" }],
    ["Travis CI", { TRAVIS_PULL_REQUEST_SLUG: "c/b", TRAVIS_REPO_SLUG: "a/b" }],
    ["AppVeyor", { APPVEYOR_PULL_REQUEST_HEAD_REPO_NAME: "c/b", APPVEYOR_REPO_NAME: "a/b" }],
    [
      "Buildkite",
      { BUILDKITE_PULL_REQUEST_REPO: "https://example.com/c/b.git", BUILDKITE_REPO: "git@example.com:a/b.git" },
    ],
    ["Semaphore", { SEMAPHORE_GIT_PR_SLUG: "c/b", SEMAPHORE_GIT_REPO_SLUG: "a/b" }],
    ["Codefresh", { CF_PULL_REQUEST_IS_FORK: "true" }],
    [
      "Jenkins, by its builder of pull requests",
      { ghprbPullId: "7", ghprbAuthorRepoGitUrl: "https://example.com/c/b.git", ghprbGhRepository: "a/b" },
    ],
    ["Jenkins, by that builder, of which nothing is told", { ghprbPullId: "7", ghprbGhRepository: "a/b" }],
    [
      "Bitrise",
      {
        BITRISE_PULL_REQUEST: "7",
        BITRISEIO_PULL_REQUEST_REPOSITORY_URL: "https://example.com/c/b.git",
        GIT_REPOSITORY_URL: "git@example.com:a/b.git",
      },
    ],
    ["Bitrise, of which nothing is told", { BITRISE_PULL_REQUEST: "7", GIT_REPOSITORY_URL: "git@example.com:a/b.git" }],
    [
      "Xcode Cloud",
      { CI_PULL_REQUEST_NUMBER: "7", CI_PULL_REQUEST_SOURCE_REPO: "c/b", CI_PULL_REQUEST_TARGET_REPO: "a/b" },
    ],
    ["Cirrus CI", { CIRRUS_CI: "true", CIRRUS_PR: "7", CIRRUS_REPO_FULL_NAME: "a/b" }],
    ["Drone", { DRONE: "true", DRONE_BUILD_EVENT: "pull_request", DRONE_REPO: "a/b" }],
    ["Woodpecker", { CI: "woodpecker", CI_PIPELINE_EVENT: "pull_request", CI_COMMIT_PULL_REQUEST: "7" }],
    ["Woodpecker of old", { CI: "woodpecker", CI_BUILD_EVENT: "pull_request" }],
    ["Prow", { JOB_TYPE: "presubmit", PULL_REFS: "main:97d901d,7:1a2b3c4" }],
    ["AWS CodeBuild", { CODEBUILD_WEBHOOK_EVENT: "PULL_REQUEST_UPDATED" }],
    ["Buddy", { BUDDY_EXECUTION_PULL_REQUEST_ID: "7" }],
    ["Screwdriver", { SD_PULL_REQUEST: "7" }],
    ["Vela", { VELA_PULL_REQUEST: "7" }],
    ["Netlify", { NETLIFY: "true", PULL_REQUEST: "true" }],
    ["Vercel", { VERCEL_GIT_PULL_REQUEST_ID: "7" }],
  ])("%s", (_, env) => {
    expect(foreignChange(typeof env === "function" ? env() : env)).toBeTruthy();
  });
});

describe("a change is one's own", () => {
  it.each<[string, Env | (() => Env)]>([
    ["without a pipeline", {}],
    ["push", () => github("push")],
    ["pull_request of a branch", () => github("pull_request", own)],
    ["merge_group", () => github("merge_group")],
    ["GitLab", { CI_MERGE_REQUEST_SOURCE_PROJECT_ID: "1", CI_PROJECT_ID: "1" }],
    ["Azure Pipelines", { SYSTEM_PULLREQUEST_ISFORK: "False" }],
    ["Travis CI", { TRAVIS_PULL_REQUEST_SLUG: "", TRAVIS_REPO_SLUG: "a/b" }],
    [
      "Buildkite",
      { BUILDKITE_PULL_REQUEST_REPO: "https://example.com/a/b", BUILDKITE_REPO: "git@example.com:a/b.git" },
    ],
    [
      "Jenkins, by its builder of pull requests",
      { ghprbPullId: "7", ghprbAuthorRepoGitUrl: "https://example.com/a/b.git", ghprbGhRepository: "a/b" },
    ],
    [
      "Bitrise",
      {
        BITRISE_PULL_REQUEST: "7",
        BITRISEIO_PULL_REQUEST_REPOSITORY_URL: "https://example.com/a/b.git",
        GIT_REPOSITORY_URL: "git@example.com:a/b.git",
      },
    ],
    ["Bitrise without a request", { BITRISE_PULL_REQUEST: "false", BITRISEIO_PULL_REQUEST_REPOSITORY_URL: "" }],
    [
      "Xcode Cloud",
      { CI_PULL_REQUEST_NUMBER: "7", CI_PULL_REQUEST_SOURCE_REPO: "a/b", CI_PULL_REQUEST_TARGET_REPO: "a/b" },
    ],
    ["Cirrus CI", { CIRRUS_CI: "true", CIRRUS_REPO_FULL_NAME: "a/b" }],
    ["Drone", { DRONE: "true", DRONE_BUILD_EVENT: "push", DRONE_PULL_REQUEST: "" }],
    ["Woodpecker", { CI: "woodpecker", CI_PIPELINE_EVENT: "push" }],
    ["Prow after a merge", { JOB_TYPE: "postsubmit", PULL_REFS: "main:97d901d", PULL_BASE_REF: "main" }],
    ["AWS CodeBuild", { CODEBUILD_WEBHOOK_EVENT: "PUSH" }],
    ["AWS CodeBuild after a merge", { CODEBUILD_WEBHOOK_EVENT: "PULL_REQUEST_MERGED" }],
    ["Screwdriver", { SD_PULL_REQUEST: "" }],
    ["Netlify", { NETLIFY: "true", PULL_REQUEST: "false" }],
    ["something else with a variable of that name", { PULL_REQUEST: "true" }],
    ["Vercel", { VERCEL_GIT_PULL_REQUEST_ID: "" }],
  ])("%s", (_, env) => {
    expect(foreignChange(typeof env === "function" ? env() : env)).toBeUndefined();
  });
});

describe("for a stranger's change", () => {
  const forked = () => github("pull_request", fork);
  const files = { Dockerfile: "FROM scratch\n", "plimsoll.config.mjs": "throw new Error('ran');" };

  it.each<[string, readonly string[]]>([
    ["found", []],
    ["named", ["--config", "plimsoll.config.mjs"]],
  ])("a config that is %s runs no code, and one line says why", async (_, flags) => {
    const { code, err } = await plimsoll(tree(files), [...flags, "."], { env: forked() });
    expect(code).toBe(2);
    expect(err).toMatch(/^plimsoll\.config\.mjs: is code and is not run: .*pull_request for a fork.*--allow-code.*\n$/);
  });

  it("neither does a plugin out of node_modules", async () => {
    const root = tree({
      ...files,
      "plimsoll.config.yaml": "plugins: [house]\n",
      "node_modules/house/package.json": '{ "name": "house", "main": "index.mjs" }',
      "node_modules/house/index.mjs": "throw new Error('ran');",
    });
    const { code, err } = await plimsoll(root, ["."], { env: forked() });
    expect({ code, err }).toEqual({
      code: 2,
      err: expect.stringContaining("plugin `house` is not run: this pipeline"),
    });
  });

  it.each([[["rules"]], [["explain", "no-sudo"]], [["why", "Dockerfile:1"]], [["--print-config", "Dockerfile"]]])(
    "neither does a config that %j reads",
    async (argv) => {
      const { code, err } = await plimsoll(tree(files), argv, { env: forked() });
      expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining("is code and is not run: this") });
      expect((await plimsoll(tree(files), [...argv, "--no-code"])).err).toContain("--no-code forbids it");
      expect((await plimsoll(tree(files), [...argv, "--allow-code"], { env: forked() })).err).toContain("to load: ran");
    },
  );

  it("--allow-code runs it, and contradicts --no-code", async () => {
    const { err } = await plimsoll(tree(files), ["--allow-code", "."], { env: forked() });
    expect(err).toContain("failed to load: ran");
    expect((await plimsoll(tree(files), ["--allow-code", "--no-code"])).err).toContain("cannot be used together");
  });
});
