import {
  defineRule,
  type Knowledge,
  knownValue,
  type LinkedBuild,
  type RelatedPlace,
  type RuleContext,
} from "../../src/author.ts";
import { allowsVersion } from "../../src/kit.ts";
import { readTag } from "../../src/knowledge/base-images/tag.ts";

export default defineRule({
  id: "workflow-toolchain-agrees",
  summary: "A workflow tests with the toolchain that its images are built with",
  why: "What is tested with one version of a language and shipped with another is not tested: the version was raised in one place and not in the other.",
  topic: "workflows",
  category: "maintainability",
  severity: "info",
  kinds: ["workflow"],
  recommended: false,
  reference: "https://github.com/actions/setup-go#usage",
  messages: { other: "The workflow uses {product} {version}, and {dockerfile} starts from {image}" },
  examples: [
    {
      bad: 'on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: actions/checkout@v5\n      - uses: actions/setup-go@v6\n        with:\n          go-version: «"1.24"»\n      - run: go test ./...\n      - uses: docker/build-push-action@v6\n        with:\n          context: .',
      good: 'on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: actions/checkout@v5\n      - uses: actions/setup-go@v6\n        with:\n          go-version: "1.26"\n      - run: go test ./...\n      - uses: docker/build-push-action@v6\n        with:\n          context: .',
      files: { Dockerfile: "FROM golang:1.26 AS build\nCOPY . .\nRUN go build -o /app .\n" },
    },
  ],
  on: {
    WorkflowStep({ action }, context) {
      const tool = tools.get(action?.name ?? "");
      const version = tool && action?.input(tool.input);
      if (!tool || !version || !/^[\w.*^~<>=| -]+$/.test(version.value)) return;
      const used = imagesIn(tool, context);
      const [first] = used;
      const wanted = shortened(version.value, tool);
      if (!first || used.some((image) => allowsVersion(wanted, shortened(image.version, tool)) !== false)) return;
      const { dockerfile, image, related } = first;
      const data = { product: tool.product, version: version.value, dockerfile, image };
      return { at: version.span, message: "other", data, related };
    },
  },
});

/** An action that sets up a language, and the image that has it. */
interface Tool {
  readonly input: string;
  readonly image: string;
  readonly product: string;
  /** How many numbers of a version tell one language from the next. */
  readonly numbers: number;
}

const tools: ReadonlyMap<string, Tool> = new Map([
  ["actions/setup-go", { input: "go-version", image: "golang", product: "Go", numbers: 2 }],
  ["actions/setup-node", { input: "node-version", image: "node", product: "Node.js", numbers: 1 }],
  ["actions/setup-python", { input: "python-version", image: "python", product: "Python", numbers: 2 }],
]);

interface UsedImage {
  readonly name: string;
  readonly dockerfile: string;
  readonly image: string;
  readonly version: string;
  readonly related: readonly RelatedPlace[];
}

/** The images of a language that the Dockerfiles start from which a workflow builds. */
function imagesIn({ image }: Tool, { document, project, knowledge }: RuleContext<"workflow">): readonly UsedImage[] {
  const builds = project.builds(document);
  const found = imagesOf.get(builds) ?? differing(builds.flatMap((build) => basesOf(build, knowledge)));
  imagesOf.set(builds, found);
  const used = found.get(image) ?? [];
  return used.length > mostVersions ? [] : used;
}

/** Of a workflow that builds with more versions of a language nothing is told. */
const mostVersions = 64;

/** By the builds of a workflow, which several of its steps ask about. */
const imagesOf = new WeakMap<readonly LinkedBuild[], ReadonlyMap<string, readonly UsedImage[]>>();

/** The first image of each version, by languages. */
function differing(used: readonly UsedImage[]): ReadonlyMap<string, readonly UsedImage[]> {
  const versions = new Map(used.toReversed().map((one) => [`${one.name} ${one.version}`, one]));
  const byName = new Map<string, UsedImage[]>();
  for (const one of [...versions.values()].toReversed()) {
    const others = byName.get(one.name);
    if (others) others.push(one);
    else byName.set(one.name, [one]);
  }
  return byName;
}

const images: ReadonlySet<string> = new Set(Array.from(tools.values(), ({ image }) => image));

function basesOf(build: LinkedBuild, knowledge: Knowledge): readonly UsedImage[] {
  const built = build.open("dockerfile", knowledge);
  const path = built?.document.source.path ?? "";
  return (built?.model.stages ?? []).flatMap(({ used, base, from }) => {
    const reference = used && base.kind === "image" ? knownValue(base.image.reference) : undefined;
    const version = readTag(reference?.tag ?? "").version;
    if (!reference || !images.has(reference.name) || version === undefined) return [];
    const related = [{ at: from.image ?? from, path, message: `It starts from ${reference.text}` }];
    return { name: reference.name, dockerfile: path, image: reference.text, version, related };
  });
}

/** A plain version without the numbers that make no other language; a range as it is. */
function shortened(version: string, { numbers }: Tool): string {
  return /^v?\d[\d.]*$/.test(version) ? version.split(".").slice(0, numbers).join(".") : version;
}
