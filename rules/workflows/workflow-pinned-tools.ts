import { type Command, defineRule, option, report, type WorkflowJob, type WorkflowStep } from "../../src/author.ts";
import { isDownloader, packagesOf, packageUse, pushesImage, urlOfDownloader } from "../../src/kit.ts";
import { toolVersionOf } from "../../src/knowledge/docker-actions.ts";
import { isInterpreter } from "../../src/knowledge/programs/interpreters.ts";

export default defineRule({
  id: "workflow-pinned-tools",
  summary: "Tools that a job installs to build images are pinned to a version",
  why:
    "A tool that builds, scans or signs an image decides about it as its Dockerfile does. Without a version it changes with each " +
    "release, and a build can fail, or come out differently, though nothing in the repository has changed. Only jobs that build or push " +
    "images are judged, and only what is clear: versions that are `latest`, packages without a version, and scripts that are run from " +
    "a branch.",
  topic: "workflows",
  category: "reproducibility",
  severity: "info",
  kinds: ["workflow"],
  recommended: false,
  aliases: { zizmor: ["unpinned-tools", "adhoc-packages"] },
  reference: "https://docs.github.com/en/actions/reference/security/secure-use",
  messages: {
    moving: "{version} of {tool} changes with each release: pin a version",
    unpinned: "No version is pinned for {packages}",
    branch: "A script is run from the branch {branch}, which moves: use a tag or a commit",
  },
  examples: [
    {
      bad: "on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/setup-buildx-action@v3\n        with:\n          version: «latest»\n      - uses: docker/build-push-action@v6",
      good: "on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/setup-buildx-action@v3\n        with:\n          version: v0.29.1\n      - uses: docker/build-push-action@v6",
      message: "moving",
    },
    {
      bad: "on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: curl -sSfL «https://raw.githubusercontent.com/anchore/syft/main/install.sh» | sh\n      - run: docker build -t app .",
      message: "branch",
    },
    {
      bad: "on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: go install «github.com/google/ko@latest»\n      - run: docker build -t app .",
      message: "unpinned",
    },
  ],
  on: {
    *WorkflowStep(step) {
      if (!buildsImages(step.job)) return;
      yield movingTool(step);
      for (const command of step.commands) {
        yield scriptOfBranch(command);
        yield* unpinnedPackages(command);
      }
    },
  },
});

const building = new WeakMap<WorkflowJob, boolean>();

/** Asked by each step of a job. */
function buildsImages(job: WorkflowJob): boolean {
  const builds = building.get(job) ?? job.steps.some((step) => step.builds.length > 0 || pushesImage(step) !== false);
  building.set(job, builds);
  return builds;
}

function movingTool({ action }: WorkflowStep) {
  const tool = action && toolVersionOf(action.name);
  const version = tool && action.input(tool.input);
  if (!version || !/^(?:latest|edge|nightly)$/.test(version.value)) return undefined;
  return report(version.contentSpan, "moving", { data: { version: version.value, tool: tool.tool } });
}

/** `curl https://raw.githubusercontent.com/owner/name/main/install.sh | sh`. */
function scriptOfBranch(command: Command) {
  const members = isDownloader(command) ? (command.pipeline?.commands ?? []) : [];
  const next = members.indexOf(command) + 1;
  const reader = members.slice(next, next + mostPiped).find(({ program }) => isInterpreter(program));
  const url = reader && urlOfDownloader(command);
  const [, branch] = rawBranch.exec(url?.value ?? "") ?? [];
  if (!url || branch === undefined) return undefined;
  return report(url, "branch", { data: { branch } });
}

/** What is downloaded goes through no more programs before it is run. */
const mostPiped = 4;

const rawBranch = /^https:\/\/raw\.githubusercontent\.com\/[^/]+\/[^/]+\/(?:refs\/heads\/)?(main|master|HEAD)\//;

/** Managers of packages that are tools of the job: what the system's own install has the version of the runner's release. */
const managers = new Set(["cargo", "gem", "go", "npm", "pip", "pipx", "pnpm", "yarn"]);

/** Python's own tools for packages, which are brought up to date before anything. */
const ofPython = new Set(["pip", "setuptools", "wheel"]);

function* unpinnedPackages(command: Command) {
  const use = packageUse(command, "install");
  if (!use || !managers.has(use.manager.name) || use.invocation.modules) return;
  if (option(command, "constraint", "constraints", "locked", "frozen-lockfile", "require-hashes")) return;
  for (const { kind, name, pin, operator, argument } of packagesOf(command) ?? []) {
    if (kind !== "package" || pin !== "none" || name === undefined || ofPython.has(name)) continue;
    // Without `@` the version is that in go.mod.
    if (use.manager.name === "go" && operator === undefined) continue;
    yield report(argument, "unpinned", { data: { packages: name } });
  }
}
