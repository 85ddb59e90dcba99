/** The files of a new kind by path, relative to the project: a small one that works, to be changed rather than filled in. */
export function kindFiles(name: string): ReadonlyMap<string, string> {
  const type = pascalCase(name);
  return new Map([
    [`src/kinds/${name}/nodes.ts`, nodes(name, type)],
    [`src/kinds/${name}/types.ts`, types(name, type)],
    [`src/kinds/${name}/parse.ts`, parse(name, type)],
    [`src/kinds/${name}/kind.ts`, kind(name, type)],
    [`test/kinds/${name}/kind.test.ts`, test(name)],
  ]);
}

/** The list of kinds with one more: the last, so that those before it claim what they did. */
export function withKind(index: string, name: string): string {
  const variable = variableOf(name);
  const list = index.replace(/(= \[[^\]]*?),?\s*\]/, `$1, ${variable}]`);
  return `import { ${variable} } from "./${name}/kind.ts";\n${list}`;
}

/** The public API with the types of one more kind. */
export function withTypes(api: string, name: string): string {
  return api.replace(/^export type \* from "\.\/kinds\//m, `export type * from "./kinds/${name}/types.ts";\n$&`);
}

function variableOf(name: string): string {
  const type = pascalCase(name);
  return `${type.charAt(0).toLowerCase()}${type.slice(1)}Kind`;
}

/** "cloud-build" gives "CloudBuild". */
function pascalCase(name: string): string {
  return name.replace(/(?:^|-)([a-z\d])/g, (_, letter: string) => letter.toUpperCase());
}

function nodes(name: string, type: string): string {
  return `import type { Command } from "../../nodes/command.ts";
import type { EnvVar } from "../../nodes/env-var.ts";
import type { ImageRef } from "../../nodes/image-ref.ts";
import type { Problem } from "../../nodes/problem.ts";
import type { MappedText } from "../../text/offset-map.ts";
import type { Part } from "../parts.ts";
import type { YamlDocument } from "../yaml.ts";

/** An entry of \`jobs\`: an image, and the script that runs in it. */
export interface ${type}Job extends Part {
  readonly type: "${type}Job";
  /** Undefined where there is none, or where its characters cannot be placed. */
  readonly script: MappedText | undefined;
}

export interface ${type}Nodes {
  ${type}Job: ${type}Job;
  Command: Command;
  EnvVar: EnvVar;
  ImageRef: ImageRef;
  Problem: Problem;
}

export interface ${type}Document extends YamlDocument {
  readonly kind: "${name}";
  readonly jobs: readonly ${type}Job[];
}
`;
}

function types(name: string, type: string): string {
  return `import type { Knowledge } from "../../knowledge/index.ts";
import type { ${type}Document, ${type}Nodes } from "./nodes.ts";

export type * from "./nodes.ts";

declare module "../kinds.ts" {
  interface Kinds {
    ${/-/.test(name) ? `"${name}"` : name}: { nodes: ${type}Nodes; document: ${type}Document; model: Knowledge; aspects: never };
  }
}
`;
}

function parse(name: string, type: string): string {
  return `import { placeOf } from "../../nodes/known-place.ts";
import { substitution } from "../../syntax/substitution.ts";
import { unknownFact } from "../../syntax/fact.ts";
import type { Source } from "../../text/source.ts";
import { entriesOf, get, parseYamlDocument, scalarAt, type YamlEntry, type YamlReader, yamlReader } from "../yaml.ts";
import type { ${type}Document, ${type}Job } from "./nodes.ts";

/** \`\${{ name }}\`, whose value only the service knows. */
const expressions = substitution(/\\$\\{\\{\\s*([^}]*?)\\s*\\}\\}/g, ([, name]) => unknownFact(\`\${name} is known when it runs\`));

/** Total: what is wrong becomes a problem, and the rest is still read. */
export function parse${type}(source: Source): ${type}Document {
  const file = parseYamlDocument("${name}", source);
  const reader = yamlReader(source, expressions);
  const jobs = file.roots.flatMap((root) => entriesOf(get(root, "jobs")).map((entry) => readJob(entry, reader)));
  return { ...file, jobs };
}

function readJob({ key, value: node, span }: YamlEntry, reader: YamlReader): ${type}Job {
  const place = placeOf({
    kind: "${name}",
    owner: { type: "job", name: key.value, label: \`job \${key.value}\`, span },
    phase: "job",
    image: () => image,
    environment: () => environment,
  });
  const named = scalarAt(node, "image");
  const image = named && reader.image(named, place);
  const environment = reader.variables(get(node, "env"), place);
  const script = reader.valueAt(node, "script")?.mapped;
  return { type: "${type}Job", span, place, image, environment, script };
}
`;
}

function kind(name: string, type: string): string {
  return `import type { Knowledge } from "../../knowledge/index.ts";
import { scriptAt } from "../../nodes/command.ts";
import { basename } from "../../syntax/posix-path.ts";
import type { Kind, Visit } from "../kind.ts";
import { partsEditor, partsWhy } from "../parts.ts";
import { yamlKind } from "../yaml.ts";
import type { ${type}Document } from "./nodes.ts";
import { parse${type} } from "./parse.ts";

const jobsOf = ({ jobs }: ${type}Document) => jobs;

export const ${variableOf(name)}: Kind<${type}Document, Knowledge> = {
  ...yamlKind,
  name: "${name}",
  files: {
    name: "${name}.yaml",
    pattern: "(^|/)${name}\\\\.ya?ml$",
    globs: ["**/${name}.{yaml,yml}"],
    languageIds: [],
    fence: "yaml",
  },
  yields: ["${type}Job", "Command", "EnvVar", "ImageRef", "Problem"],
  claims: (path) => /^${name}\\.ya?ml$/.test(basename(path)),
  parse: parse${type},
  model: (_document, { knowledge }) => knowledge,
  walk,
  editor: { ...yamlKind.editor, ...partsEditor(jobsOf) },
  why: partsWhy(jobsOf),
};

function* walk({ problems, jobs }: ${type}Document, knowledge: Knowledge, wanted: ReadonlySet<string>): Generator<Visit> {
  for (const node of problems) yield { type: "Problem", node };
  for (const job of jobs) {
    const { script, place } = job;
    const commands = script && wanted.has("Command") ? scriptAt(script, place, knowledge).commands : [];
    for (const node of [job, job.image, ...job.environment, ...commands]) if (node) yield { type: node.type, node };
  }
}
`;
}

function test(name: string): string {
  return `import { describe, expect, it } from "vitest";
import { lint } from "../../../src/index.ts";

const text = \`jobs:
  test:
    image: node
    env: { CI: "true" }
    script: |
      wget -O /dev/null https://example.com/\\\${{ ref }}
  ship:
    image: other.example.com/ship:\\\${{ version }}
\`;

describe("${name}", () => {
  it("has images and commands that are judged as those of any kind", async () => {
    const rules = {
      "pin-base-image-tag": "warning",
      "trusted-registries": ["error", { registries: ["docker.io"] }],
      "wget-no-progress": "info",
    } as const;
    const report = await lint({ path: "${name}.yaml", text }, { config: { extends: [], rules } });
    expect(report.failures).toEqual([]);
    const [file] = report.files;
    expect(file?.kind).toBe("${name}");
    expect(file?.findings.map(({ rule, span }) => [rule, text.slice(span.start, span.end)])).toEqual([
      ["pin-base-image-tag", "node"],
      ["wget-no-progress", "wget"],
      ["trusted-registries", "other.example.com/ship:\${{ version }}"],
    ]);
  });

  it("reads whatever is there", async () => {
    for (const broken of ["", "jobs: 1", "jobs: { a: , b: [1] }", "jobs:\\n\\t- x"]) {
      const report = await lint({ path: "${name}.yaml", text: broken }, { config: { extends: "all" } });
      expect(report.failures).toEqual([]);
    }
  });
});
`;
}
