import {
  defineRule,
  type Entry,
  type ProposedFix,
  parseImageReference,
  replace,
  report,
  type Span,
  type YamlMap,
} from "../../src/author.ts";
import { editDistance, nearest } from "../../src/kit.ts";
import { dockerActions } from "../../src/knowledge/docker-actions.ts";

export default defineRule({
  id: "workflow-valid-docker-action",
  summary: "Docker's actions are spelled right, and actions that run in containers are valid",
  why:
    "A job fails if its image is not a valid reference, or if an `action.yml` with `using: docker` has no image or has the keys of " +
    "another sort of action. An action whose name is one letter away from one of Docker's may have been published to catch that " +
    "mistake, and then gets the password of the registry.",
  topic: "workflows",
  category: "correctness",
  severity: "error",
  fix: "unsafe",
  kinds: ["workflow"],
  recommended: true,
  aliases: { zizmor: ["typosquat-uses"], actionlint: ["action"] },
  reference:
    "https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax#runs-for-docker-container-actions",
  messages: {
    misspelled: "{action} is not one of Docker's actions: did you mean {meant}?",
    reference: "{image} is not an image reference: {error}",
    imageless: "An action of using: docker needs an image: docker://, or the path of a Dockerfile",
    key: "{key} is not a key of an action that runs in a container{hint}",
  },
  examples: [
    {
      bad: "on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: «dokcer/login-action»@v3",
      fixedUnsafe:
        "on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/login-action@v3",
      good: "on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/login-action@v3",
      message: "misspelled",
    },
    {
      bad: "on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker://«Alpine:3.23»",
      good: "on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker://alpine:3.23",
      message: "reference",
    },
    {
      title: "An action",
      bad: "name: Check\ndescription: Checks\nruns:\n  using: docker\n  image: docker://alpine:3.23\n  «main»: index.js",
      message: "key",
    },
  ],
  on: {
    WorkflowStep({ action }) {
      const name = action?.name.split("/", 2).join("/");
      if (!action || name === undefined || dockerActions.includes(name)) return;
      const meant = dockerActions.find((one) => editDistance(name, one) === 1);
      if (meant === undefined) return;
      const { start } = action.scalar.contentSpan;
      const at = { start, end: start + name.length };
      return { at, message: "misspelled", data: { action: name, meant }, fixes: fix(at, meant) };
    },
    Entry: {
      when: { keys: ["jobs.*.steps.*.uses", "runs.steps.*.uses", "runs.image", "runs"] },
      *handle({ value }) {
        if (value?.type === "map") yield* faultsOf(value);
        else yield fault(value);
      },
    },
  },
});

function fix(at: Span, meant: string): ProposedFix {
  return { title: `Use ${meant}`, safe: false, effect: "none", edits: replace(at, meant) };
}

const scheme = "docker://";

/** An image that no registry can have. */
function fault(value: Entry["value"]) {
  if (value?.type !== "scalar" || !value.value.startsWith(scheme) || value.value.includes("${{")) return undefined;
  const image = value.value.slice(scheme.length);
  const { error } = parseImageReference(image) as { readonly error?: string };
  if (error === undefined) return undefined;
  const { start, end } = value.contentSpan;
  // Of a text with escapes the whole is shown.
  const at = end - start === value.value.length ? { start: start + scheme.length, end } : value.contentSpan;
  return report(image === "" ? value.contentSpan : at, "reference", { data: { image: image || scheme, error } });
}

/** What `runs` may say for `using: docker`: `container-runs` in the schema of actions/runner. */
const keys = ["using", "image", "args", "env", "entrypoint", "pre-entrypoint", "pre-if", "post-entrypoint", "post-if"];

function* faultsOf({ entries }: YamlMap) {
  const using = entries.find(({ key }) => key.value === "using")?.value;
  if (using?.type !== "scalar" || using.value.toLowerCase() !== "docker") return;
  if (!entries.some(({ key, value }) => key.value === "image" && value)) yield report(using.contentSpan, "imageless");
  for (const { key } of entries) {
    if (keys.includes(key.value)) continue;
    const meant = nearest(key.value, keys);
    const hint = meant === undefined ? "" : `: did you mean ${meant}?`;
    yield report(key.contentSpan, "key", { data: { key: key.value, hint } });
  }
}
