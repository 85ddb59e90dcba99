import {
  type Add,
  type BuiltDocument,
  type Copy,
  defineRule,
  type LinkedBuild,
  type ProposedFix,
  type RuleContext,
  type WorkflowStep,
} from "../../src/author.ts";
import { addInput, contextSources, isLeftOut, majorOf, pushesImage } from "../../src/kit.ts";

export default defineRule({
  id: "workflow-no-persisted-credentials",
  summary: "Images that are pushed do not contain the token of the checkout",
  why:
    "Up to version 5 `actions/checkout` writes the token that it clones with into `.git/config`, where it stays until the job ends. " +
    "A build that copies `.git` puts it into a layer, and everyone who can pull the image can use the token while it is valid: the " +
    "token of GitHub until the job ends, a personal access token much longer. Since version 6 the token is kept outside of the " +
    "workspace. A `COPY` or `ADD` is only reported if its layer is in the final image, and a step pushes that image.",
  topic: "workflows",
  category: "security",
  severity: "warning",
  fix: "unsafe",
  kinds: ["workflow"],
  recommended: true,
  cwe: [522],
  aliases: { zizmor: ["artipacked"] },
  reference: "https://github.com/actions/checkout#checkout-v6",
  messages: {
    copied: "{dockerfile} copies .git, which holds the token of this checkout: set persist-credentials: false",
  },
  examples: [
    {
      bad: "on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: «actions/checkout@v5»\n      - uses: docker/build-push-action@v6\n        with:\n          context: .\n          push: true\n          tags: example.com/app:1",
      fixedUnsafe:
        "on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: actions/checkout@v5\n        with:\n          persist-credentials: false\n      - uses: docker/build-push-action@v6\n        with:\n          context: .\n          push: true\n          tags: example.com/app:1",
      good: "on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: actions/checkout@v5\n        with:\n          persist-credentials: false\n      - uses: docker/build-push-action@v6\n        with:\n          context: .\n          push: true\n          tags: example.com/app:1",
      files: { Dockerfile: "FROM python:3.14-slim\nCOPY . /app\n" },
    },
    {
      title: "The ignore file keeps .git out",
      good: "on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: actions/checkout@v5\n      - uses: docker/build-push-action@v6\n        with:\n          context: .\n          push: true\n          tags: example.com/app:1",
      files: { Dockerfile: "FROM python:3.14-slim\nCOPY . /app\n", ".dockerignore": ".git\n" },
    },
  ],
  *check(document, context) {
    const { model, project, source } = context;
    const steps = new Map(model.jobs.flatMap((job) => job.steps).map((step) => [step.span.start, step]));
    const told = new Set<WorkflowStep>();
    for (const build of project.builds(document)) {
      const step = steps.get(build.by.span.start);
      const checkout = step && checkoutWithToken(step, build);
      const action = checkout?.action;
      if (!step || !checkout || !action || told.has(checkout) || !mayBePushed(step)) continue;
      const built = build.open("dockerfile", context.knowledge);
      const copy = built && copyOfGit(built, build, context);
      if (!copy) continue;
      told.add(checkout);
      const path = built.document.source.path;
      yield {
        at: action.scalar.contentSpan,
        message: "copied",
        data: { dockerfile: path },
        related: [{ at: copy, path, message: "The token is copied here" }],
        fixes: fix(checkout, source.text),
      };
    }
  },
});

/** In jobs of more steps nothing is told. */
const maxSteps = 200;

/** The checkout whose `.git` is at the root of the context of a build, where its token is there too. */
function checkoutWithToken(step: WorkflowStep, { root }: LinkedBuild): WorkflowStep | undefined {
  const { job } = step;
  // In a container there may be no git: nothing of it is then checked out.
  if (root === undefined || root !== job.repository || job.container || job.steps.length > maxSteps) return undefined;
  const before = job.steps.slice(0, job.steps.indexOf(step));
  const [checkout, ...others] = before.filter((one) => one.checkout?.own);
  if (!checkout || others.length > 0) return undefined;
  return keepsToken(checkout) && !before.some(mayRemoveToken) ? checkout : undefined;
}

function keepsToken({ action }: WorkflowStep): boolean {
  const major = majorOf(action?.release);
  const kept = action?.input("persist-credentials")?.value.toLowerCase() ?? "true";
  return major !== undefined && major >= 2 && major <= 5 && kept === "true";
}

function mayRemoveToken({ script }: WorkflowStep): boolean {
  return /\.git(?!\w)|extraheader|remove-section/.test(script?.value ?? "");
}

/** With the build, or by what runs after it. */
function mayBePushed(step: WorkflowStep): boolean {
  if (pushesImage(step) !== false) return true;
  const { steps } = step.job;
  return steps.slice(steps.indexOf(step) + 1).some((later) => pushesImage(later) === true);
}

/** The instruction that takes `.git` into a layer that ships. */
function copyOfGit(
  { document, model }: BuiltDocument<"dockerfile">,
  build: LinkedBuild,
  { project }: RuleContext<"workflow">,
): Copy | Add | undefined {
  const context = project.context(document);
  // A build of it from another directory may have another ignore file.
  if (!context || context.root !== build.root) return undefined;
  if ([".git", ".git/config"].some((path) => isLeftOut(path, context) !== false)) return undefined;
  return model.stages
    .filter(({ shipped }) => shipped)
    .flatMap(({ instructions }) => instructions)
    .filter((one): one is Copy | Add => one.type === "Copy" || one.type === "Add")
    .filter(({ flags }) => !flags.some(({ name }) => name === "exclude"))
    .find((one) => contextSources(one, model).some(({ path }) => path === "." || path === ".git"));
}

function fix(checkout: WorkflowStep, source: string): ProposedFix | undefined {
  const { action, job } = checkout;
  const written = action?.input("persist-credentials");
  // What it is set to stands for something.
  const edits = written ? undefined : addInput(checkout, "persist-credentials: false", source);
  const later = job.steps.slice(job.steps.indexOf(checkout) + 1);
  if (!edits || later.some(({ commands }) => commands.some(({ program }) => program === "git"))) return undefined;
  return {
    title: "Set persist-credentials: false, unless a later step asks the remote repository for something",
    safe: false,
    effect: "none",
    edits,
  };
}
