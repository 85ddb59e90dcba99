import { type BuildContext, type DockerfileModel, defineRule, type Stage } from "../../src/author.ts";
import {
  allowsVersion,
  contextSources,
  dirname,
  readPackageManifest,
  requiredPython,
  rootSpan,
  type Toolchain,
  toolchainOf,
  toolchains,
} from "../../src/kit.ts";

export default defineRule({
  id: "runtime-version-matches-project",
  summary: "The image has a version of Node.js or Python that the project says it runs on",
  why: "`engines` of package.json and `requires-python` of pyproject.toml say what a project was written for: package managers refuse to install it on another version, or warn and leave the failure to the first call of what is not there.",
  topic: "base-image",
  category: "correctness",
  severity: "warning",
  kinds: ["dockerfile"],
  recommended: true,
  reference: "https://packaging.python.org/en/latest/guides/writing-pyproject-toml/#python-requires",
  messages: { other: "{file} asks for {product} {wanted}, and {image} has {version}" },
  examples: [
    {
      bad: "FROM «node:18-slim»\nCOPY package.json package-lock.json ./\nRUN npm ci",
      good: "FROM node:24-slim\nCOPY package.json package-lock.json ./\nRUN npm ci",
      files: { ".dockerignore": "", "package.json": '{"engines": {"node": ">=20"}}' },
    },
    {
      bad: "FROM «python:3.9»\nCOPY . .\nRUN pip install .",
      good: "FROM python:3.14\nCOPY . .\nRUN pip install .",
      files: { ".dockerignore": "", "pyproject.toml": '[project]\nname = "app"\nrequires-python = ">=3.11"\n' },
    },
  ],
  *check(document, { model, project }) {
    const context = project.context(document) ?? project.plainContext(document);
    if (!context) return;
    for (const stage of model.stages) {
      const [root = stage] = stage.chain;
      const found = root.base.kind === "image" ? toolchainOf(root.base.image.reference) : undefined;
      const manifest = found && manifests.get(found.toolchain);
      if (!found || !manifest || !stage.used) continue;
      const { toolchain, image, version } = found;
      const asked = askedIn(stage, manifest, context, model);
      if (!asked || allowsVersion(asked.wanted, version) !== false) continue;
      const data = { ...asked, product: toolchain.product, image, version };
      yield { at: rootSpan(stage), message: "other", data };
    }
  },
});

/** The file in which a project says which versions of a runtime are right. */
interface Manifest {
  readonly file: string;
  wanted(text: string): string | undefined;
}

const manifests: ReadonlyMap<Toolchain, Manifest> = new Map([
  [toolchains.node, { file: "package.json", wanted: (text: string) => readPackageManifest(text)?.node?.trim() }],
  [toolchains.python, { file: "pyproject.toml", wanted: (text: string) => requiredPython(text)?.trim() }],
]);

/** What the first file asks for that a stage copies itself: of those that it starts from each is judged by itself. */
function askedIn(stage: Stage, { file, wanted }: Manifest, context: BuildContext, model: DockerfileModel) {
  for (const instruction of stage.instructions) {
    if (instruction.type !== "Copy" && instruction.type !== "Add") continue;
    for (const { path } of contextSources(instruction, model)) {
      const own = fileAt(path, file, context);
      const text = own === undefined ? undefined : context.read(own);
      const asked = text === undefined ? undefined : wanted(text);
      if (own !== undefined && asked) return { file: own, wanted: asked };
    }
  }
  return undefined;
}

/** The file that a source is, or that lies in it. */
function fileAt(path: string, name: string, context: BuildContext): string | undefined {
  const directory = dirname(path);
  const own = directory === "." ? name : `${directory}/${name}`;
  // `package*.json` is how the manifest is copied together with its lock file.
  if (path === own || path === own.replace(".", "*.")) return own;
  if (path !== "." && context.look(path) !== "directory") return undefined;
  const inside = path === "." ? name : `${path}/${name}`;
  return context.ignore && context.ignore.ignores(inside).ignored !== false ? undefined : inside;
}
