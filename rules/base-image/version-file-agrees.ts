import { type BuildContext, defineRule, knownValue, type Stage } from "../../src/author.ts";
import {
  allowsVersion,
  type ImageToolchain,
  languageVersion,
  readModuleFile,
  rootSpan,
  type SaidVersion,
  type Toolchain,
  toolchainOf,
  toolchains,
  versionsSaid,
} from "../../src/kit.ts";

export default defineRule({
  id: "version-file-agrees",
  summary: "The image has the version of Go, Node.js or Python that developers use",
  why: "Version managers read `.nvmrc`, `.node-version`, `.python-version`, `.go-version` and `.tool-versions`, editors the image and the features of `devcontainer.json`, and the go command the `toolchain` of go.mod: what is developed and tested with one version of a language is shipped with another.",
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
    {
      title: "A dev container",
      bad: "FROM «golang:1.24»\nCOPY . .",
      good: "FROM golang:1.26\nCOPY . .",
      files: {
        ".dockerignore": "",
        ".devcontainer/devcontainer.json": '{"image": "mcr.microsoft.com/devcontainers/go:1.26-bookworm"}\n',
      },
    },
  ],
  *check(document, { model, project }) {
    const context = project.context(document) ?? project.plainContext(document);
    if (!context) return;
    const saidOf = new Map<Toolchain, readonly SaidVersion[]>();
    for (const stage of model.stages) {
      const found = stage.used && stage.base.kind === "image" ? toolchainOf(stage.base.image.reference) : undefined;
      if (!found) continue;
      const { toolchain, image, version } = found;
      const all = saidOf.get(toolchain) ?? versionsSaid(context, toolchain);
      saidOf.set(toolchain, all);
      const said = otherIn(all, found) ?? newerToolchain(context, found, stage);
      if (!said) continue;
      const data = { file: said.file, product: toolchain.product, wanted: said.wanted, image, version };
      yield { at: rootSpan(stage), message: "other", data };
    }
  },
});

/** What a file says that names another language than the image has. */
function otherIn(all: readonly SaidVersion[], { toolchain, version }: ImageToolchain): SaidVersion | undefined {
  const own = languageVersion(version, toolchain);
  return all.find((said) => allowsVersion(languageVersion(said.version, toolchain), own) === false);
}

/**
 * The toolchain of go.mod, where the image is older: developers get that one, the image builds with its own. What is older
 * than the language of the module is no toolchain at all, which another rule tells.
 */
function newerToolchain(
  context: BuildContext,
  { toolchain, version }: ImageToolchain,
  stage: Stage,
): SaidVersion | undefined {
  const set = stage.end.variable("GOTOOLCHAIN");
  if (toolchain !== toolchains.go || !set || knownValue(set) !== "local") return undefined;
  const { go = "", toolchain: wanted = "" } = readModuleFile(context.read("go.mod") ?? "");
  const [, said] = /^go(\d+\.\d+(?:\.\d+)?)$/.exec(wanted) ?? [];
  if (said === undefined || allowsVersion(`>=${go}`, version) === false) return undefined;
  const isOlder = allowsVersion(`>=${languageVersion(said, toolchain)}`, languageVersion(version, toolchain)) === false;
  return isOlder ? { file: "go.mod", wanted: said, version: said } : undefined;
}
