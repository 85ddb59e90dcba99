import { type BuildContext, defineRule } from "../../src/author.ts";
import { allowsVersion, lookUp, rootSpan } from "../../src/kit.ts";
import { codenames } from "../../src/knowledge/base-images/releases.ts";
import { readTag } from "../../src/knowledge/base-images/tag.ts";

export default defineRule({
  id: "version-file-agrees",
  summary: "The image has the version of Node.js or Python that developers use",
  why: "Version managers read `.nvmrc`, `.node-version` and `.python-version`: what is developed and tested with one version of a language is shipped with another.",
  topic: "base-image",
  category: "maintainability",
  severity: "info",
  kinds: ["dockerfile"],
  recommended: false,
  reference: "https://github.com/nvm-sh/nvm#nvmrc",
  messages: { other: "{file} says {product} {wanted}, and {image} has {version}" },
  examples: [
    {
      bad: "FROM «node:22-slim»\nCOPY . .",
      good: "FROM node:24-slim\nCOPY . .",
      files: { ".dockerignore": "", ".nvmrc": "v24.4.1\n" },
    },
    {
      bad: "FROM «python:3.12»\nCOPY . .",
      good: "FROM python:3.13-slim\nCOPY . .",
      files: { ".dockerignore": "", ".python-version": "3.13.2\n" },
    },
  ],
  *check(document, { model, project }) {
    const context = project.context(document) ?? project.plainContext(document);
    if (!context) return;
    for (const stage of model.stages) {
      const image = stage.used && stage.base.kind === "image" ? stage.base.image.reference : undefined;
      const runtime = image?.known ? runtimes.get(image.value.name) : undefined;
      const version = image?.known ? readTag(image.value.tag ?? "").version : undefined;
      if (!image?.known || !runtime || version === undefined) continue;
      const said = saidIn(context, runtime);
      if (!said || allowsVersion(shortened(said.version, runtime), shortened(version, runtime)) !== false) continue;
      const data = { file: said.file, product: runtime.product, wanted: said.wanted, image: image.value.text, version };
      yield { at: rootSpan(stage), message: "other", data };
    }
  },
});

interface Runtime {
  readonly product: string;
  readonly files: readonly string[];
  /** How many numbers of a version tell one language from the next. */
  readonly numbers: number;
}

const runtimes: ReadonlyMap<string, Runtime> = new Map([
  ["node", { product: "Node.js", files: [".nvmrc", ".node-version"], numbers: 1 }],
  ["python", { product: "Python", files: [".python-version"], numbers: 2 }],
]);

/** What the first of the files says that names one version: "v24.4.1", "lts/krypton". */
function saidIn(context: BuildContext, { files }: Runtime) {
  for (const file of files) {
    const wanted = context.read(file)?.trim() ?? "";
    const name = /^lts\/(\w+)$/.exec(wanted)?.[1];
    const version = name === undefined ? wanted : lookUp<string>(codenames.node, name.toLowerCase());
    if (version !== undefined && /^v?\d+(?:\.\d+){0,2}$/.test(version)) return { file, wanted, version };
  }
  return undefined;
}

function shortened(version: string, { numbers }: Runtime): string {
  return version.split(".").slice(0, numbers).join(".");
}
