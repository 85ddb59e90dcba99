import { spawnSync } from "node:child_process";
import { beforeAll, describe, expect, it } from "vitest";
import { workflowKind } from "../../src/kinds/workflow/kind.ts";
import { readingOf } from "../../src/kinds/workflow/model.ts";
import { firstSupportedOf, inputsOfAction } from "../../src/knowledge/docker-actions.ts";
import { eventsWithUntrusted } from "../../src/knowledge/untrusted-inputs.ts";
import { knownValue } from "../../src/syntax/fact.ts";

// What actionlint knows of contexts, runners and actions, held against the tables that rules about
// workflows stand on: https://github.com/rhysd/actionlint

/** The program; nothing is asked without it. */
const actionlint = process.env.PLIMSOLL_ACTIONLINT ?? "";

interface Verdict {
  readonly line: number;
  readonly message: string;
}

/** What it says of each of some lines that stand below others. */
function verdictsOn(head: string, lines: readonly string[]): readonly (readonly string[])[] {
  const args = ["-no-color", "-shellcheck=", "-pyflakes=", "-format", "{{json .}}", "-"];
  const { stdout } = spawnSync(actionlint, args, { input: `${head}${lines.join("\n")}\n`, encoding: "utf8" });
  const verdicts: readonly Verdict[] = JSON.parse(stdout);
  const before = head.split("\n").length;
  return lines.map((_, i) => verdicts.filter(({ line }) => line === before + i).map(({ message }) => message));
}

const steps = "on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n";

/** The names that it lists where it meets one that it does not know. */
function listedIn(messages: readonly string[] | undefined): readonly string[] {
  const list = messages?.find((message) => message.includes("vailable"))?.split("vailable")[1] ?? "";
  return [...list.matchAll(/"([^"]+)"/g)].map(([, name = ""]) => name);
}

beforeAll(() => workflowKind.prepare?.());

describe.skipIf(actionlint === "")("actionlint", () => {
  /** What else is in the same contexts and events, whoever writes it. */
  const others =
    "ref_name base_ref actor triggering_actor workflow event.inputs.tag event.sender.login event.ref event.label.name " +
    "event.issue.user.login event.issue.number event.pull_request.number event.pull_request.head.sha event.pull_request.base.ref " +
    "event.pull_request.head.user.login event.pull_request.head.repo.full_name event.pull_request.milestone.title " +
    "event.comment.user.login event.review.user.login event.release.name event.release.body event.merge_group.head_ref " +
    "event.head_commit.committer.name event.head_commit.committer.email event.discussion.category.name event.client_payload.tag";
  const written =
    "head_ref event.issue.title event.issue.body event.pull_request.title event.pull_request.body event.pull_request.head.ref " +
    "event.pull_request.head.label event.pull_request.head.repo.default_branch event.comment.body event.review.body " +
    "event.review_comment.body event.discussion.title event.discussion.body event.pages.*.page_name event.commits.*.message " +
    "event.commits.*.author.email event.commits.*.author.name event.head_commit.message event.head_commit.author.email " +
    "event.head_commit.author.name";
  /** It follows the list of GitHub's documentation, which leaves out what the run before was about. */
  const ofOtherRun = /^github\.event\.workflow_run\./;

  it("takes the same properties for untrusted, but for those of another run", () => {
    const run = "head_branch display_title head_commit.message head_commit.author.email head_commit.author.name";
    const properties = [
      ...`${written} ${others}`.split(" ").map((one) => `github.${one}`),
      ...run.split(" ").map((one) => `github.event.workflow_run.${one}`),
    ];
    const verdicts = verdictsOn(
      steps,
      properties.map((property) => `      - run: echo \${{ ${property} }}`),
    );
    const theirs = properties.filter((_, i) => verdicts[i]?.some((message) => message.includes("untrusted")));
    const ours = properties.filter((property) => eventsWithUntrusted(property));
    expect(theirs).toHaveLength(written.split(" ").length);
    expect(ours.filter((property) => !ofOtherRun.test(property))).toEqual(theirs);
    expect(ours.filter((property) => ofOtherRun.test(property))).toHaveLength(run.split(" ").length);
  });

  it("takes the same versions of actions for too old", () => {
    const actions =
      "aws-actions/configure-aws-credentials azure/login docker/build-push-action docker/login-action docker/metadata-action " +
      "docker/setup-buildx-action docker/setup-qemu-action google-github-actions/auth google-github-actions/setup-gcloud " +
      "goreleaser/goreleaser-action";
    const releases = actions
      .split(" ")
      .flatMap((name) => Array.from({ length: 12 }, (_, i) => ({ name, major: i + 1 })));
    const verdicts = verdictsOn(
      steps,
      releases.map(({ name, major }) => `      - uses: ${name}@v${major}`),
    );
    for (const [i, { name, major }] of releases.entries()) {
      const isOld = verdicts[i]?.some((message) => message.includes("too old")) ?? false;
      const first = firstSupportedOf(name) ?? 0;
      // It ran in a container.
      const ranWithoutNode = name === "docker/build-push-action" && major === 1;
      expect([name, major, isOld]).toEqual([name, major, major < first && !ranWithoutNode]);
    }
  });

  it.each([
    ["docker/build-push-action", [5, 6, 7]],
    ["docker/login-action", [3, 4]],
    ["docker/metadata-action", [5, 6]],
    ["docker/setup-buildx-action", [3, 4]],
    ["docker/setup-qemu-action", [3, 4]],
  ])("knows the same inputs of %s", (name, majors) => {
    const verdicts = verdictsOn(
      steps,
      majors.map((major) => `      - {uses: ${name}@v${major}, with: {nothing: 1}}`),
    );
    const theirs = new Set(verdicts.flatMap((messages) => listedIn(messages)));
    const ours = inputsOfAction(name, `v${majors[0]}`) ?? [];
    expect(theirs.size).toBeGreaterThan(2);
    expect([...theirs].filter((input) => !ours.includes(input))).toEqual([]);
  });

  it("knows the runners of GitHub, with their systems", () => {
    const [messages] = verdictsOn("on: push\njobs:\n  a:\n", ["    runs-on: nothing"]);
    const labels = listedIn(messages).filter((label) => /^(?:ubuntu|windows|macos)-/.test(label));
    for (const label of labels) {
      const text = `on: push\njobs:\n  a:\n    runs-on: ${label}\n    steps: [{run: make}]\n`;
      const [job] = readingOf(workflowKind.parse({ path: ".github/workflows/a.yml", text })).jobs;
      const { system, architecture, hosted } = job?.runner ?? {};
      // Organisations name such machines themselves.
      const isNamed = label.endsWith("-cores");
      const isMac = label.startsWith("macos-");
      const isArm = label.endsWith("-arm") || (isMac && !/-(?:intel|large)$/.test(label));
      const [name] = label.split("-");
      expect([label, knownValue(system), knownValue(architecture), hosted]).toEqual([
        label,
        name === "ubuntu" ? "linux" : name,
        isNamed ? undefined : isArm ? "arm64" : "amd64",
        !isNamed,
      ]);
    }
    expect(labels.length).toBeGreaterThan(20);
  });
});
