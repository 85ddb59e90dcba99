import { type Command, scriptAt } from "../../nodes/command.ts";
import type { EnvVar } from "../../nodes/env-var.ts";
import type { ImageRef } from "../../nodes/image-ref.ts";
import { placeOf } from "../../nodes/known-place.ts";
import { known, unknownFact } from "../../syntax/fact.ts";
import { asWritten, type Substitution, substitution } from "../../syntax/substitution.ts";
import { entriesOf, get, itemsOf, type YamlEntry, type YamlNode } from "../../syntax/yaml/nodes.ts";
import type { MappedText } from "../../text/offset-map.ts";
import type { Source } from "../../text/source.ts";
import type { Span } from "../../text/span.ts";
import { parseYamlDocument, type YamlReader, yamlReader } from "../yaml.ts";
import type { GitlabDocument, GitlabJob } from "./nodes.ts";

/** Keys of the file that are no jobs. Source: "CI/CD YAML syntax reference" of GitLab. */
const others = new Set(["cache", "include", "spec", "stages", "variables", "workflow"]);

/** What holds for all jobs, at the top of the file or below `default`. */
const ofAll = new Set(["image", "services", "before_script", "after_script"]);

/** Reads a pipeline. Total. */
export function parseGitlab(source: Source): GitlabDocument {
  const file = parseYamlDocument("gitlab-ci", source);
  const readers = { texts: yamlReader(source, variables), scripts: yamlReader(source, asWritten) };
  const jobs = file.roots.flatMap((root) => {
    const whole = readJob(root, undefined, root.span, readers, get(root, "variables"));
    return [whole, ...entriesOf(root).flatMap((entry) => jobsIn(entry, readers))];
  });
  return { ...file, jobs };
}

interface Readers {
  readonly texts: YamlReader;
  readonly scripts: YamlReader;
}

/** Settings of the project, and whoever starts a pipeline, may give variables that the file has other values for. */
const variables: Substitution = substitution(/\$\$|\$(?:\{(\w+)\}|(\w+))|\$\[\[[^\]]*\]\]/g, ([text, braced, plain]) =>
  text === "$$" ? known("$") : unknownFact(`${braced ?? plain ?? text} is known when the pipeline runs`),
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
  { texts, scripts }: Readers,
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
  let commands: readonly Command[] | undefined;
  const imageOf = (written: YamlNode | undefined): ImageRef | undefined =>
    texts.image(written?.type === "map" ? get(written, "name") : written, place);
  const image = imageOf(get(node, "image"));
  const environment: readonly EnvVar[] = texts.variables(given, place);
  return {
    type: "GitlabJob",
    span,
    place,
    image,
    services: itemsOf(get(node, "services")).flatMap((service) => imageOf(service) ?? []),
    environment,
    commands() {
      const texts = ["before_script", "script", "after_script"].flatMap((key) => itemsIn(get(node, key), scripts));
      commands ??= texts.flatMap((text) => scriptAt(text, place).commands);
      return commands;
    },
  };
}

/** Texts of a script. A list in it may be another job's (`!reference`). */
function itemsIn(script: YamlNode | undefined, reader: YamlReader): readonly MappedText[] {
  const items = script?.type === "scalar" ? [script] : itemsOf(script);
  return items.flatMap((item) => (item.type === "scalar" ? (reader.value(item).mapped ?? []) : []));
}
