import {
  defineRule,
  type JobPermissions,
  type ProposedFix,
  remove,
  replace,
  report,
  type WorkflowJob,
  type WorkflowStep,
  type YamlEntry,
  type YamlNode,
} from "../../src/author.ts";
import { jobPushesImage } from "../../src/kit.ts";
import { scopesBesidePushing, scopesOfAction } from "../../src/knowledge/action-permissions.ts";

export default defineRule({
  id: "workflow-least-permissions",
  summary: "Jobs that push images have no permissions that they do not use",
  why:
    "Everything that runs in a job can use its token: an action whose tag was moved, a script that a build downloads. Pushing an image " +
    "to GitHub's registry needs `packages: write`, signing and attesting it `id-token`, `attestations` and `artifact-metadata`. " +
    "`write-all` is always reported, another scope only if no step that has the token is known to write to it, or may. Jobs without " +
    "`permissions` have what the settings of the repository say, which is not known.",
  topic: "workflows",
  category: "security",
  severity: "warning",
  fix: "unsafe",
  kinds: ["workflow"],
  recommended: false,
  cwe: [250],
  aliases: { zizmor: ["excessive-permissions"], checkov: ["CKV2_GHA_1"] },
  reference:
    "https://docs.github.com/en/packages/managing-github-packages-using-github-actions-workflows/publishing-and-installing-a-package-with-github-actions",
  messages: {
    all: "Pushing an image needs packages: write, not write-all: list the scopes that the job uses",
    unused: "Nothing in {job}, which pushes an image, uses {scope}: write: {remedy}",
  },
  examples: [
    {
      bad: "on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    permissions: «write-all»\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          push: true\n          tags: ghcr.io/example/app:1",
      good: "on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    permissions:\n      contents: read\n      packages: write\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          push: true\n          tags: ghcr.io/example/app:1",
      message: "all",
    },
    {
      bad: "on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    permissions:\n      contents: read\n      packages: write\n      «issues: write»\n    steps:\n      - uses: actions/checkout@v6\n      - uses: docker/build-push-action@v6\n        with:\n          push: true\n          tags: ghcr.io/example/app:1\n",
      fixedUnsafe:
        "on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    permissions:\n      contents: read\n      packages: write\n    steps:\n      - uses: actions/checkout@v6\n      - uses: docker/build-push-action@v6\n        with:\n          push: true\n          tags: ghcr.io/example/app:1\n",
      message: "unused",
    },
    {
      title: "What another action writes to is not known",
      good: "on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    permissions:\n      contents: write\n      packages: write\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          push: true\n          tags: ghcr.io/example/app:1\n      - uses: softprops/action-gh-release@v2",
    },
  ],
  *check({ roots: [root] }, { model: { jobs }, source: { text } }) {
    const isGiven = root?.type === "map" && root.entries.some(givesToken);
    const told = new Set<YamlNode>();
    for (const job of jobs) {
      const { permissions } = job;
      if (!permissions || told.has(permissions.node) || !jobPushesImage(job)) continue;
      told.add(permissions.node);
      const sharing = permissions.own ? [job] : jobs.filter((one) => one.permissions?.node === permissions.node);
      const written = sharing.flatMap((one) => scopesOfJob(one, isGiven));
      const name = permissions.own ? `job ${job.key}` : "the workflow";
      yield* tooMuch(permissions, written, name, text);
    }
  },
});

/**
 * The scopes that the steps of a job may write to; undefined among them where that may be any.
 *
 * @param everywhere whether all scripts of the workflow have the token in a variable
 */
function scopesOfJob(job: WorkflowJob, everywhere: boolean): readonly (readonly string[] | undefined)[] {
  // A workflow that takes the place of the steps has the token too.
  if (job.entries.some(({ key }) => key.value === "uses")) return [undefined];
  const isGiven = everywhere || job.entries.some(givesToken);
  return job.steps.map((step) => scopesOfStep(step, isGiven));
}

function* tooMuch(
  { node }: JobPermissions,
  written: readonly (readonly string[] | undefined)[],
  job: string,
  text: string,
) {
  if (node.type === "scalar" && node.value === "write-all") yield report(node.contentSpan, "all");
  if (node.type !== "map") return;
  for (const entry of node.entries) {
    const scope = entry.key.value;
    if (!scopesBesidePushing.has(scope) || entry.value?.type !== "scalar" || entry.value.value !== "write") continue;
    if (written.some((scopes) => !scopes || scopes.includes(scope))) continue;
    const remedy = scope === "contents" ? "read is enough" : "remove it";
    yield report(entry, "unused", { data: { job, scope, remedy }, fixes: fix(entry, node.entries.length, text) });
  }
}

/**
 * The scopes that a step may write to with the token; undefined where that may be any.
 *
 * @param isGiven whether the scripts of the job have the token in a variable
 */
function scopesOfStep(step: WorkflowStep, isGiven: boolean): readonly string[] | undefined {
  if (step.action) {
    const { name, inputs } = step.action;
    // What a build is given may use it for anything.
    return inputs.some(({ key, value }) => mentionsToken(value) && !forRegistry.has(key.value.toLowerCase()))
      ? undefined
      : scopesOfAction(name);
  }
  if (isGiven || step.entries.some(givesToken)) return undefined;
  if (
    step.expressions.some(({ text, properties }) => isToken.test(text) || properties.some((one) => isToken.test(one)))
  )
    return undefined;
  // git finds the token that a checkout keeps.
  return step.commands.length > 0 && step.commands.every(({ tabled, program }) => tabled && program !== "git")
    ? []
    : ["contents"];
}

const forRegistry = new Set(["password", "github-token", "token"]);

const isToken = /\bgithub\s*\.\s*token\b|\bgithub_token\b|\btojson\(\s*(?:secrets|github)\b|\b(?:secrets|github)\s*\[/i;

function mentionsToken(value: YamlNode | undefined): boolean {
  return value?.type === "scalar" && isToken.test(value.value);
}

/** Variables, or the inputs of an image that a step runs. */
function givesToken({ key, value }: YamlEntry): boolean {
  return (
    /^(?:env|with)$/.test(key.value) && (value?.type !== "map" || value.entries.some((one) => mentionsToken(one.value)))
  );
}

function fix({ key, value, span }: YamlEntry, entries: number, text: string): ProposedFix | undefined {
  if (value?.type !== "scalar" || value.span.start < key.span.end) return undefined;
  const plan = { safe: false, effect: "none" } as const;
  if (key.value === "contents")
    return { ...plan, title: "Set contents: read", edits: replace(value.contentSpan, "read") };
  const start = text.lastIndexOf("\n", span.start - 1) + 1;
  const end = text.indexOf("\n", span.end) + 1;
  const isAlone =
    /^ *$/.test(text.slice(start, key.span.start)) && /^[ \t]*(?:#.*)?\r?\n$/.test(text.slice(span.end, end));
  if (!isAlone || entries === 1) return undefined;
  return { ...plan, title: `Remove ${key.value}: write`, edits: remove({ start, end }) };
}
