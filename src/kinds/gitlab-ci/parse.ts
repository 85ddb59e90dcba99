import { scriptAt } from "../../nodes/command.ts";
import type { EnvVar } from "../../nodes/env-var.ts";
import type { ImageRef } from "../../nodes/image-ref.ts";
import { placeOf } from "../../nodes/known-place.ts";
import { type Fact, known, unknownFact } from "../../syntax/fact.ts";
import { basename } from "../../syntax/posix-path.ts";
import { type Substitution, substitution } from "../../syntax/substitution.ts";
import { entriesOf, get, itemsOf, type YamlEntry, type YamlNode } from "../../syntax/yaml/nodes.ts";
import type { MappedText } from "../../text/offset-map.ts";
import type { Source } from "../../text/source.ts";
import type { Span } from "../../text/span.ts";
import type { PipelineScript } from "../pipeline.ts";
import { rootDirectory } from "../run-root.ts";
import { parseYamlDocument, type YamlReader, yamlReader } from "../yaml.ts";
import type { GitlabDocument, GitlabJob } from "./nodes.ts";

/** Keys of the file that are no jobs. Source: "CI/CD YAML syntax reference" of GitLab. */
const others = new Set(["cache", "include", "spec", "stages", "variables", "workflow"]);

/** What holds for all jobs, at the top of the file or below `default`. */
const ofAll = new Set(["image", "services", "before_script", "after_script"]);

/** Reads a pipeline. Total. */
export function parseGitlab(source: Source): GitlabDocument {
  const file = parseYamlDocument("gitlab-ci", source);
  // Jobs start at the root of the repository, where the file lies that all others are included from.
  const isFirst = /^\.gitlab-ci\.ya?ml$/i.test(basename(source.path));
  const readers: Readers = {
    texts: yamlReader(source, variables),
    scripts: yamlReader(source, projectDirectory),
    start: isFirst ? known(".") : unknownFact("the file is included from another one"),
  };
  const jobs = file.roots.flatMap((root) => {
    const whole = readJob(root, undefined, root.span, readers, get(root, "variables"));
    return [whole, ...entriesOf(root).flatMap((entry) => jobsIn(entry, readers))];
  });
  return { ...file, jobs };
}

interface Readers {
  readonly texts: YamlReader;
  readonly scripts: YamlReader;
  /** Where scripts start. */
  readonly start: Fact<string>;
}

/** Settings of the project, and whoever starts a pipeline, may give variables that the file has other values for. */
const variables: Substitution = substitution(/\$\$|\$(?:\{(\w+)\}|(\w+))|\$\[\[[^\]]*\]\]/g, ([text, braced, plain]) =>
  text === "$$" ? known("$") : unknownFact(`${braced ?? plain ?? text} is known when the pipeline runs`),
);

/** Where the repository is checked out. */
const projectDirectory: Substitution = substitution(/\$(?:\{CI_PROJECT_DIR\}|CI_PROJECT_DIR\b)/g, () =>
  known(rootDirectory),
);

function jobsIn({ key, value, span }: YamlEntry, readers: Readers): readonly GitlabJob[] {
  if (value?.type !== "map" || others.has(key.value) || ofAll.has(key.value)) return [];
  return [readJob(value, key.value, span, readers, get(value, "variables"))];
}

/** @param name undefined for what stands at the top of the file */
function readJob(
  node: YamlNode,
  name: string | undefined,
  span: Span,
  { texts, scripts, start }: Readers,
  given: YamlNode | undefined,
): GitlabJob {
  const place = placeOf({
    kind: "gitlab-ci",
    owner: { type: "job", name, label: name === undefined ? "all jobs" : `job ${name}`, span },
    phase: "job",
    workdir: known("."),
    image: () => image,
    environment: () => [],
  });
  let read: readonly PipelineScript[] | undefined;
  const imageOf = (written: YamlNode | undefined): ImageRef | undefined =>
    texts.image(written?.type === "map" ? get(written, "name") : written, place);
  const image = imageOf(get(node, "image"));
  const environment: readonly EnvVar[] = texts.variables(given, place);
  const services = itemsOf(get(node, "services")).flatMap((service) => imageOf(service) ?? []);
  // What runs afterwards has a shell of its own.
  const shells = [["before_script", "script"], ["after_script"]];
  return {
    type: "GitlabJob",
    span,
    place,
    image,
    services,
    environment,
    nodes: [...services, ...environment, ...(image ? [image] : [])],
    scripts() {
      read ??= shells.map((keys) => {
        const written = keys.flatMap((key) => itemsIn(get(node, key), scripts));
        return { commands: written.flatMap((text) => scriptAt(text, place).commands), start };
      });
      return read;
    },
  };
}

/** Texts of a script. A list in it may be another job's (`!reference`). */
function itemsIn(script: YamlNode | undefined, reader: YamlReader): readonly MappedText[] {
  const items = script?.type === "scalar" ? [script] : itemsOf(script);
  return items.flatMap((item) => (item.type === "scalar" ? (reader.value(item).mapped ?? []) : []));
}
