// biome-ignore format: a list
import {
  type Command, definePlugin, type ImageRef, type Kind, type Knowledge, known, knownValue, type Script, type Source,
  type Span, unknownFact, type Visit, type YamlNode,
} from "plimsoll";
// biome-ignore format: a list
import {
  type AskedBuild, asScalar, commandBuilds, commandsIn, type ExecWord, entriesOf, get, itemsOf, type Part,
  parseYamlDocument, partsEditor, partsWhy, placeOf, type SharedNodes, type Substitution, scalarAt, scriptAt,
  substitution, type YamlDocument, type YamlReader, yamlKind, yamlReader,
} from "plimsoll/kind-kit";

/** A step of a build: an image, and what runs in it. */
export interface Step extends Part {
  readonly type: "Step";
  readonly builds: readonly AskedBuild[];
  run(knowledge?: Knowledge): { readonly script: Script | undefined; readonly commands: readonly Command[] };
}

export interface CloudBuild extends YamlDocument {
  readonly kind: "cloudbuild";
  readonly steps: readonly Step[];
}

type Shared = Pick<SharedNodes, "Build" | "Command" | "EnvVar" | "ImageRef" | "Problem" | "Script">;

declare module "plimsoll" {
  interface Kinds {
    cloudbuild: { nodes: Shared & { Step: Step }; document: CloudBuild; model: Knowledge; aspects: never };
  }
}

function parse(source: Source): CloudBuild {
  const file = parseYamlDocument("cloudbuild", source);
  const [root] = file.roots;
  const reader = yamlReader(source, substitutionsIn(root));
  const steps = itemsOf(get(root, "steps")).map((node, i) => readStep(node, i + 1, source, reader));
  // What one step builds another may run: such an image comes from no registry.
  const textAt = ({ start, end }: Span) => source.text.slice(start, end);
  const tags = steps.flatMap(({ builds }) => builds.flatMap(({ node }) => node?.tags ?? []));
  const built = new Set(tags.map(({ contentSpan }) => textAt(contentSpan)));
  const isBuilt = ({ image }: Step) => image !== undefined && built.has(textAt(image.span));
  return { ...file, steps: steps.map((step) => (isBuilt(step) ? { ...step, image: undefined } : step)) };
}

/** `$_NAME` and `${_NAME}`, given when the build starts unless the file gives them; `$$` is a dollar sign. */
function substitutionsIn(root: YamlNode | undefined): Substitution {
  const given = new Map(entriesOf(get(root, "substitutions")).map((entry) => [entry.key.value, entry]));
  return substitution(/\$(?:\$|\{(\w+)\}|([A-Z_]\w*))/g, ([, braced, plain]) => {
    const name = braced ?? plain;
    if (name === undefined) return known("$");
    const entry = given.get(name);
    const value = asScalar(entry?.value)?.value;
    if (value === undefined || value.includes("$")) return unknownFact(`${name} is given when the build starts`);
    return known(value, [{ what: "default", label: `substitution ${name}`, span: entry?.span }]);
  });
}

function readStep(node: YamlNode, number: number, source: Source, reader: YamlReader): Step {
  const { span } = node;
  const id = scalarAt(node, "id")?.value;
  const place = placeOf({
    kind: "cloudbuild",
    owner: { type: "step", name: id, label: `step ${id ?? number}`, span },
    phase: "job",
    shell: known(["/bin/sh"]),
    image: () => image,
    environment: () => environment,
  });
  const image = reader.image(get(node, "name"), place);
  const environment = reader.variables(get(node, "env"), place);
  const words = wordsIn(node, image, reader);
  // Cloud Build replaces nothing in scripts.
  const text = yamlReader(source).valueAt(node, "script")?.mapped;
  const run = (knowledge?: Knowledge) => {
    const script = text && scriptAt(text, place, knowledge);
    return { script, commands: script ? script.commands : commandsIn(words, place, knowledge) };
  };
  const builds = commandBuilds(run().commands, source, reader.valueAt(node, "dir")?.fact);
  return { type: "Step", span, place, image, environment, builds, run };
}

/** What runs: the program that the step names, or that of the image, which builders are named after. */
function wordsIn(node: YamlNode, image: ImageRef | undefined, reader: YamlReader): readonly ExecWord[] {
  const args = reader.words(get(node, "args"));
  const entrypoint = get(node, "entrypoint");
  if (entrypoint) return [...reader.words(entrypoint), ...args];
  const name = knownValue(image?.parts.name) ?? "";
  const program = name === "docker" ? name : /^gcr\.io\/cloud-builders\/(\w+)$/.exec(name)?.[1];
  return image && program ? [{ text: program, span: image.span }, ...args] : [];
}

function* walk({ problems, steps }: CloudBuild, knowledge: Knowledge): Generator<Visit> {
  for (const node of problems) yield { type: "Problem", node };
  for (const step of steps) {
    const asked = step.builds.flatMap(({ node }) => (node ? [node, ...node.args] : []));
    const { script, commands } = step.run(knowledge);
    const nodes = [step, step.image, ...step.environment, ...asked, script, ...commands];
    for (const node of nodes) if (node) yield { type: node.type, node };
  }
}

const stepsOf = ({ steps }: CloudBuild) => steps;

export const cloudbuild: Kind<CloudBuild, Knowledge> = {
  ...yamlKind,
  name: "cloudbuild",
  files: { name: "cloudbuild.yaml", globs: ["**/*cloudbuild*.{yaml,yml,json}"], languageIds: [], fence: "yaml" },
  yields: ["Step", "Build", "Command", "EnvVar", "ImageRef", "Problem", "Script"],
  claims: (path) => /(?:^|[/.-])cloudbuild(?:[.-][^/]*)?\.(?:ya?ml|json)$/.test(path),
  parse,
  model: (_document, { knowledge }) => knowledge,
  walk,
  builds: ({ steps }) => steps.flatMap(({ builds }) => builds),
  editor: { ...yamlKind.editor, ...partsEditor(stepsOf) },
  why: partsWhy(stepsOf),
};

export default definePlugin({ name: "cloudbuild", kinds: [cloudbuild] });
