import {
  type BuildContext,
  defineRule,
  type Knowledge,
  type LinkedBuild,
  type RelatedPlace,
  type RuleContext,
} from "../../src/author.ts";
import {
  allowsVersion,
  type ImageToolchain,
  languageVersion,
  readModuleFile,
  readPackageManifest,
  requiredPython,
  type Toolchain,
  toolchainOf,
  toolchains,
  versionsSaid,
} from "../../src/kit.ts";

export default defineRule({
  id: "workflow-toolchain-agrees",
  summary: "A workflow tests with the toolchain that its images are built with, and the project asks for",
  why: "What is tested with one version of a language and shipped with another is not tested: the version was raised in one place and not in the other. The same holds for what go.mod, `engines` of package.json, `requires-python` and the files of version managers ask for, where the images are built.",
  topic: "workflows",
  category: "maintainability",
  severity: "info",
  kinds: ["workflow"],
  recommended: false,
  reference: "https://github.com/actions/setup-go#usage",
  messages: {
    other: "The workflow uses {product} {version}, and {dockerfile} starts from {image}",
    project: "The workflow uses {product} {version}, and {file} asks for {wanted}",
  },
  examples: [
    {
      bad: 'on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: actions/checkout@v5\n      - uses: actions/setup-go@v6\n        with:\n          go-version: «"1.24"»\n      - run: go test ./...\n      - uses: docker/build-push-action@v6\n        with:\n          context: .',
      good: 'on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: actions/checkout@v5\n      - uses: actions/setup-go@v6\n        with:\n          go-version: "1.26"\n      - run: go test ./...\n      - uses: docker/build-push-action@v6\n        with:\n          context: .',
      files: { Dockerfile: "FROM golang:1.26 AS build\nCOPY . .\nRUN go build -o /app .\n" },
      message: "other",
    },
  ],
  on: {
    WorkflowStep({ action }, context) {
      const tool = tools.get(action?.name ?? "");
      const version = tool && action?.input(tool.input);
      if (!tool || !version || !/^[\w.*^~<>=| -]+$/.test(version.value)) return;
      const { toolchain } = tool;
      const used = imagesIn(toolchain, context);
      const [first] = used;
      const wanted = languageVersion(version.value, toolchain);
      const isOther = (image: UsedImage) => allowsVersion(wanted, languageVersion(image.version, toolchain)) === false;
      const data = { product: toolchain.product, version: version.value };
      if (first && used.every(isOther)) {
        const { dockerfile, image, related } = first;
        return { at: version.span, message: "other", data: { ...data, dockerfile, image }, related };
      }
      const asked = askedOtherwise(version.value, toolchain, context);
      return asked && { at: version.span, message: "project", data: { ...data, ...asked } };
    },
  },
});

/** An action that sets up a language. */
interface Tool {
  readonly input: string;
  readonly toolchain: Toolchain;
}

const tools: ReadonlyMap<string, Tool> = new Map([
  ["actions/setup-go", { input: "go-version", toolchain: toolchains.go }],
  ["actions/setup-node", { input: "node-version", toolchain: toolchains.node }],
  ["actions/setup-python", { input: "python-version", toolchain: toolchains.python }],
]);

interface Asked {
  readonly file: string;
  readonly wanted: string;
}

/** What files of the project ask for where the version of a workflow is none that does. */
function askedOtherwise(written: string, toolchain: Toolchain, context: RuleContext<"workflow">): Asked | undefined {
  const [, version] = /^v?(\d+(?:\.\d+){0,2})(?:\.x)?$/.exec(written) ?? [];
  if (version === undefined) return undefined;
  for (const built of contextsOf(context)) {
    const asked = rangeIn(built, version, toolchain) ?? saidIn(built, version, toolchain);
    if (asked) return { ...asked, file: built.root === "." ? asked.file : `${built.root}/${asked.file}` };
  }
  return undefined;
}

function rangeIn(context: BuildContext, version: string, toolchain: Toolchain): Asked | undefined {
  const range = ranges.get(toolchain);
  const wanted = range?.wanted(context.read(range.file) ?? "")?.trim();
  if (!range || !wanted || allowsVersion(range.isLeast ? `>=${wanted}` : wanted, version) !== false) return undefined;
  return { file: range.file, wanted };
}

/** The file in which a project says what it runs on. */
interface Range {
  readonly file: string;
  /** It names the oldest version rather than a range. */
  readonly isLeast: boolean;
  wanted(text: string): string | undefined;
}

const ranges: ReadonlyMap<Toolchain, Range> = new Map([
  [toolchains.go, { file: "go.mod", isLeast: true, wanted: (text: string) => readModuleFile(text).go }],
  [
    toolchains.node,
    { file: "package.json", isLeast: false, wanted: (text: string) => readPackageManifest(text)?.node },
  ],
  [toolchains.python, { file: "pyproject.toml", isLeast: false, wanted: requiredPython }],
]);

function saidIn(context: BuildContext, version: string, toolchain: Toolchain): Asked | undefined {
  const own = languageVersion(version, toolchain);
  const isOther = (said: string) => allowsVersion(languageVersion(said, toolchain), own) === false;
  const said = versionsSaid(context, toolchain).find((one) => isOther(one.version));
  return said && { file: said.file, wanted: said.wanted };
}

/** The contexts of what a workflow builds. */
function contextsOf({ document, project }: RuleContext<"workflow">): readonly BuildContext[] {
  const byRoot = new Map<string, BuildContext>();
  for (const build of project.builds(document).slice(0, mostVersions)) {
    const built = build.document("dockerfile");
    const context = built && project.context(built);
    if (context) byRoot.set(context.root, context);
  }
  return [...byRoot.values()];
}

interface UsedImage extends ImageToolchain {
  readonly dockerfile: string;
  readonly related: readonly RelatedPlace[];
}

/** The images of a language that the Dockerfiles start from which a workflow builds. */
function imagesIn(
  toolchain: Toolchain,
  { document, project, knowledge }: RuleContext<"workflow">,
): readonly UsedImage[] {
  const builds = project.builds(document);
  const found = imagesOf.get(builds) ?? differing(builds.flatMap((build) => basesOf(build, knowledge)));
  imagesOf.set(builds, found);
  const used = found.get(toolchain) ?? [];
  return used.length > mostVersions ? [] : used;
}

/** Of a workflow that builds with more versions of a language nothing is told. */
const mostVersions = 64;

/** By the builds of a workflow, which several of its steps ask about. */
const imagesOf = new WeakMap<readonly LinkedBuild[], ReadonlyMap<Toolchain, readonly UsedImage[]>>();

/** The first image of each version, by languages. */
function differing(used: readonly UsedImage[]): ReadonlyMap<Toolchain, readonly UsedImage[]> {
  const versions = new Map(used.toReversed().map((one) => [`${one.toolchain.image} ${one.version}`, one]));
  const byToolchain = new Map<Toolchain, UsedImage[]>();
  for (const one of [...versions.values()].toReversed()) {
    const others = byToolchain.get(one.toolchain);
    if (others) others.push(one);
    else byToolchain.set(one.toolchain, [one]);
  }
  return byToolchain;
}

function basesOf(build: LinkedBuild, knowledge: Knowledge): readonly UsedImage[] {
  const built = build.open("dockerfile", knowledge);
  const path = built?.document.source.path ?? "";
  return (built?.model.stages ?? []).flatMap(({ used, base, from }) => {
    const found = used && base.kind === "image" ? toolchainOf(base.image.reference) : undefined;
    if (!found) return [];
    const related = [{ at: from.image ?? from, path, message: `It starts from ${found.image}` }];
    return { ...found, dockerfile: path, related };
  });
}
