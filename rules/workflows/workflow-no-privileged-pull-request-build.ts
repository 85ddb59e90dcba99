import {
  defineRule,
  type JobPermissions,
  knownValue,
  type RelatedPlace,
  type RuleContext,
  type WorkflowStep,
} from "../../src/author.ts";
import { isBefore, isForPullRequests, isWithin, majorOf, normalizePath } from "../../src/kit.ts";

export default defineRule({
  id: "workflow-no-privileged-pull-request-build",
  summary: "Code of pull requests is not built with credentials",
  why:
    "`pull_request_target` runs with the secrets of the repository, also for pull requests from forks. Their authors write the " +
    "Dockerfile that is then built: the build can use the registries that the job is logged in to, the secrets that it is given, and " +
    "the token in `.git` if the checkout keeps it there. Current releases of `actions/checkout` refuse to check out a fork there unless " +
    "`allow-unsafe-pr-checkout` is set. Jobs with an `environment`, which may ask for an approval, and jobs whose conditions are not " +
    "known are not reported.",
  topic: "workflows",
  category: "security",
  severity: "error",
  kinds: ["workflow"],
  recommended: true,
  cwe: [829],
  aliases: { zizmor: ["dangerous-triggers"] },
  reference: "https://docs.github.com/en/actions/reference/security/securely-using-pull_request_target",
  messages: {
    built: "The event pull_request_target builds a pull request's code with {credentials}: build it on pull_request",
  },
  examples: [
    {
      bad: "on: pull_request_target\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: actions/checkout@v7\n        with:\n          ref: «${{ github.event.pull_request.head.sha }}»\n          allow-unsafe-pr-checkout: true\n      - uses: docker/login-action@v4\n        with:\n          username: example\n          password: ${{ secrets.REGISTRY_PASSWORD }}\n      - uses: docker/build-push-action@v7\n        with:\n          context: .\n          push: true\n          tags: example/app:test",
      good: "on: pull_request\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: actions/checkout@v7\n      - uses: docker/build-push-action@v7\n        with:\n          context: .\n          tags: example/app:test",
    },
    {
      title: "Without ref it is the code of the repository itself",
      good: "on: pull_request_target\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: actions/checkout@v7\n      - uses: docker/login-action@v4\n        with:\n          username: example\n          password: ${{ secrets.REGISTRY_PASSWORD }}\n      - uses: docker/build-push-action@v7\n        with:\n          context: .\n          push: true\n          tags: example/app:test",
    },
  ],
  *check(_, context) {
    const { events, jobs } = context.model;
    if (!events.some((event) => event.name === trigger && isForPullRequests(event))) return;
    for (const { entries, steps, permissions } of jobs) {
      // Somebody may have to approve what waits for an environment.
      if (entries.some(({ key }) => key.value === "environment")) continue;
      const index = steps.findLastIndex(({ checkout }) => checkout);
      const checkout = steps[index];
      const ref = checkout?.action?.input("ref");
      if (!checkout || !ref || !takesPullRequest(checkout) || !runs(checkout)) continue;
      const build = steps.slice(index + 1).find((step) => runs(step) && builds(step, checkout, context));
      const held = build && credentialsAt(build, checkout, permissions);
      if (!held) continue;
      const { credentials, related } = held;
      const places = [...related, { at: build, message: "It is built here" }];
      yield { at: ref.contentSpan, message: "built", data: { credentials }, related: places };
    }
  },
});

const trigger = "pull_request_target";

function runs(step: WorkflowStep): boolean {
  return knownValue(step.when(trigger)) === true;
}

/** The first releases that refuse to, by their first numbers: https://github.com/actions/checkout/releases */
const refusing = new Map([
  [2, "2.8.0"],
  [3, "3.7.0"],
  [4, "4.4.0"],
  [5, "5.1.0"],
  [6, "6.1.0"],
]);

/** A checkout of what the pull request changes, which goes through for those of strangers. */
function takesPullRequest({ action }: WorkflowStep): boolean {
  const ref = action?.input("ref")?.value ?? "";
  const repository = action?.input("repository")?.value ?? "";
  const isCommit = /\bpull_request\.(?:head\.sha|merge_commit_sha)\b|^refs\/pull\//.test(ref);
  // The branch of that name may be one of the repository itself.
  const isBranch = /\bpull_request\.head\.ref\b|\bgithub\.head_ref\b/.test(ref) && /\bhead\.repo\b/.test(repository);
  if (!isCommit && !isBranch) return false;
  if (action?.input("allow-unsafe-pr-checkout")?.value === "true") return true;
  const first = refusing.get(majorOf(action?.release) ?? 0);
  return first !== undefined && isBefore(action?.release as string, first) === true;
}

/** Whether a step builds from the directory of a checkout. */
function builds(
  { builds, action }: WorkflowStep,
  { checkout }: WorkflowStep,
  { document, project }: RuleContext<"workflow">,
): boolean {
  return builds.some(({ node }) => {
    // What is built from git, or from another repository, has no directory here.
    if (project.buildOf(document, node)?.root === undefined || checkout?.path === undefined) return false;
    const path = normalizePath(knownValue(node.context?.value) ?? ".");
    return checkout.path === "." || (action !== undefined && isWithin(path, checkout.path));
  });
}

interface Credentials {
  readonly credentials: string;
  readonly related: readonly RelatedPlace[];
}

/** What the build may be made to give away. */
function credentialsAt(
  build: WorkflowStep,
  checkout: WorkflowStep,
  permissions: JobPermissions | undefined,
): Credentials | undefined {
  const { steps } = build.job;
  const login = steps.slice(0, steps.indexOf(build)).find((step) => runs(step) && logsIn(step));
  if (login) return { credentials: "a login to a registry", related: [{ at: login, message: "The job logs in here" }] };
  const secret = build.action?.inputs.find(
    ({ key, value }) =>
      givesSecrets.has(key.value.toLowerCase()) && value?.type === "scalar" && /\bsecrets\b/.test(value.value),
  );
  if (secret) return { credentials: "secrets", related: [{ at: secret, message: "The build is given secrets here" }] };
  if (!permissions || !mayWrite(permissions) || !keepsTokenInGit(checkout)) return undefined;
  const related = [{ at: permissions.node, message: "The token may write" }];
  return { credentials: "a token that may write", related };
}

const givesSecrets = new Set(["secrets", "build-args"]);

function logsIn({ action, commands }: WorkflowStep): boolean {
  if (action?.name === "docker/login-action")
    return /\bsecrets\b|\bgithub\.token\b/.test(action.input("password")?.value ?? "");
  return commands.some(({ program, subcommand }) => program === "docker" && subcommand === "login");
}

function mayWrite({ node }: JobPermissions): boolean {
  if (node.type === "scalar") return node.value === "write-all";
  return node.type === "map" && node.entries.some(({ value }) => value?.type === "scalar" && value.value === "write");
}

/** Since the sixth version it lies outside of the workspace. */
function keepsTokenInGit({ action }: WorkflowStep): boolean {
  const kept = action?.input("persist-credentials")?.value ?? "true";
  return (majorOf(action?.release) ?? 6) < 6 && kept === "true";
}
