import { basename } from "../../syntax/posix-path.ts";
import { loadYaml } from "../../syntax/yaml/library.ts";
import type { AskedBuild, BuildCall, Kind, LinkFiles } from "../kind.ts";
import { yamlIdentity, yamlKind } from "../yaml.ts";
import { bakedBuilds } from "./baked.ts";
import { buildsOf } from "./builds.ts";
import { calledBuilds } from "./called.ts";
import { composeEditor } from "./editor.ts";
import { linksOf } from "./inheritance.ts";
import { inlineDockerfiles } from "./inline.ts";
import { createModel, type ServicesModel } from "./model.ts";
import type { ComposeDocument } from "./nodes.ts";
import { parseCompose } from "./parse.ts";
import { namesCompose } from "./path.ts";
import { loadSchema } from "./schema.ts";
import { envFileOf } from "./surroundings.ts";
import { walkCompose } from "./walk.ts";

export const composeKind: Kind<ComposeDocument, ServicesModel> = {
  ...yamlKind,
  name: "compose",
  async prepare() {
    await Promise.all([loadYaml(), loadSchema()]);
  },
  files: {
    name: "compose.yaml",
    noun: "Compose file",
    pattern: "(^|/)(docker-compose([._-][^/]*)?|compose([._-][^/]*)?|[^/]+\\.compose)\\.ya?ml$",
    likely: ["*.yml", "*.yaml"],
    globs: ["**/*.{yaml,yml}", "**/.env"],
    languageIds: ["dockercompose"],
    fence: "yaml",
  },
  yields: [
    "Service",
    "Container",
    "Build",
    "ImageRef",
    "Script",
    "Command",
    "EnvVar",
    "Port",
    "Mount",
    "Problem",
    "Entry",
  ],
  claims,
  parse: parseCompose,
  model: createModel,
  walk: walkCompose,
  embedded: inlineDockerfiles,
  identity: (document, span) => yamlIdentity(document, span, serviceAt),
  builds: buildsOf,
  called,
  companions: (path) => [envFileOf(path)],
  links: linksOf,
  elsewhere: ({ joined }, span) => joined.elsewhere(span),
  editor: composeEditor,
};

function called(call: BuildCall, files: LinkFiles): readonly AskedBuild[] {
  if (call.tool === "bake") return bakedBuilds(call, files);
  return call.tool === "compose" || call.tool === "bake services" ? calledBuilds(call, files) : [];
}

/** The service that a path leads into. */
function serviceAt(path: readonly string[]): string {
  return path[0] === "services" ? (path[1] ?? "") : "";
}

/** Names such as `compose-dev.yml`, which something else that composes may have too. */
const likelyName = /^compose[_-].*\.ya?ml$/i;

function claims(path: string, head: () => string): boolean {
  // Most of a tree goes no further than this.
  if (!/^\.?ya?ml$/i.test(path.slice(-4))) return false;
  // GitHub and those like it take every file there for a workflow, whatever its name.
  if (/(?:^|[/\\])\.(?:github|gitea|forgejo)[/\\]workflows[/\\]/.test(path)) return false;
  if (namesCompose(path)) return true;
  const name = basename(path);
  if (likelyName.test(name) && /^["']?(?:services|include)["']?[ 	]*:/m.test(head())) return true;
  return /\.ya?ml$/i.test(name) && hasServices(head());
}

/** A top-level `services:` with a mapping in which something has an image or a build. */
function hasServices(head: string): boolean {
  const services = /^services:[ \t]*(?:#.*)?$/m.exec(head);
  if (!services) return false;
  let nested = false;
  for (const line of head.slice(services.index + services[0].length).split("\n")) {
    if (line.trim() === "" || /^\s*#/.test(line)) continue;
    if (/^[^ ]/.test(line)) return false;
    if (nested && /^ +(?:image|build):/.test(line)) return true;
    if (!nested && !/^ +[^ -][^:]*:/.test(line)) return false;
    nested = true;
  }
  return false;
}
