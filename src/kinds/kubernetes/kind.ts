import { loadYaml } from "../../syntax/yaml/library.ts";
import { lastStarting } from "../../text/span.ts";
import type { Kind } from "../kind.ts";
import { yamlIdentity, yamlKind } from "../yaml.ts";
import { isTemplate, namesKustomization, startsAsManifest } from "./claims.ts";
import { kubernetesDirectives } from "./directives.ts";
import { kubernetesEditor } from "./editor.ts";
import { createModel, type PodsModel } from "./model.ts";
import type { KubernetesDocument } from "./nodes.ts";
import { parseKubernetes } from "./parse.ts";
import { replacersOf } from "./replaced.ts";
import { loadSchema } from "./schema.ts";
import { walkKubernetes } from "./walk.ts";
import { kubernetesWhy } from "./why.ts";

export const kubernetesKind: Kind<KubernetesDocument, PodsModel> = {
  ...yamlKind,
  name: "kubernetes",
  async prepare() {
    await Promise.all([loadYaml(), loadSchema()]);
  },
  files: {
    name: "deployment.yaml",
    noun: "Kubernetes manifest",
    pattern: "(^|/)kustomization(\\.ya?ml)?$",
    likely: ["*.yml", "*.yaml", "*kustomization"],
    globs: ["**/*.{yaml,yml}", "**/Kustomization"],
    languageIds: [],
    fence: "yaml",
  },
  yields: ["Container", "ImageRef", "Script", "Command", "EnvVar", "Port", "Mount", "Problem", "Entry"],
  claims: (path, head) => namesKustomization(path) || (/\.ya?ml$/i.test(path) && startsAsManifest(head())),
  isTemplate,
  parse: parseKubernetes,
  model: createModel,
  walk: walkKubernetes,
  directives: kubernetesDirectives,
  identity: (document, span) => {
    const object = lastStarting(document.objects, span.start);
    return yamlIdentity(document, span, () => (object ? `${object.kind}/${object.name ?? ""}` : ""));
  },
  companions: replacersOf,
  editor: kubernetesEditor,
  why: kubernetesWhy,
};
