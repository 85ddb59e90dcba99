import { type BuildContext, type DockerfileModel, defineRule, type Stage } from "../../src/author.ts";
import {
  allowsVersion,
  contextSources,
  dirname,
  readPackageManifest,
  requiredPython,
  rootSpan,
} from "../../src/kit.ts";
import { readTag } from "../../src/knowledge/base-images/tag.ts";

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
      const image = root.base.kind === "image" ? root.base.image.reference : undefined;
      const runtime = image?.known ? runtimes.get(image.value.name) : undefined;
      const version = image?.known && image.value.tag !== undefined ? readTag(image.value.tag).version : undefined;
      if (!image?.known || !runtime || version === undefined || !stage.used) continue;
      const asked = askedIn(stage, runtime, context, model);
      if (!asked || allowsVersion(asked.wanted, version) !== false) continue;
      const data = { ...asked, product: runtime.product, image: image.value.text, version };
      yield { at: rootSpan(stage), message: "other", data };
    }
  },
});

/** A runtime and the file in which a project says which versions of it are right. */
interface Runtime {
  readonly product: string;
  readonly file: string;
  wanted(text: string): string | undefined;
}

const runtimes: ReadonlyMap<string, Runtime> = new Map([
  [
    "node",
    { product: "Node.js", file: "package.json", wanted: (text: string) => readPackageManifest(text)?.node?.trim() },
  ],
  ["python", { product: "Python", file: "pyproject.toml", wanted: (text: string) => requiredPython(text)?.trim() }],
]);

/** What the first file asks for that a stage copies itself: of those that it starts from each is judged by itself. */
function askedIn(stage: Stage, { file, wanted }: Runtime, context: BuildContext, model: DockerfileModel) {
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
