import {
  entriesOf,
  get,
  parseYamlDocument,
  type YamlEntry,
  type YamlReader,
  yamlReader,
} from "../../../src/kinds/yaml.ts";
import { placeOf } from "../../../src/nodes/known-place.ts";
import { unknownFact } from "../../../src/syntax/fact.ts";
import { substitution } from "../../../src/syntax/substitution.ts";
import type { Source } from "../../../src/text/source.ts";
import type { PipelineDocument, PipelineJob } from "./nodes.ts";

/** `${{ name }}`, whose value only the service knows. */
const expressions = substitution(/\$\{\{([^}]*)\}\}/g, ([, name = ""]) =>
  unknownFact(`${name.trim()} is known when it runs`),
);

/** Total: what is wrong becomes a problem, and the rest is still read. */
export function parsePipeline(source: Source): PipelineDocument {
  const file = parseYamlDocument("pipeline", source);
  const reader = yamlReader(source, expressions);
  const jobs = file.roots.flatMap((root) => entriesOf(get(root, "jobs")).map((entry) => readJob(entry, reader)));
  return { ...file, jobs };
}

function readJob({ key, value: node, span }: YamlEntry, reader: YamlReader): PipelineJob {
  const place = placeOf({
    kind: "pipeline",
    owner: { type: "job", name: key.value, label: `job ${key.value}`, span },
    phase: "job",
    image: () => image,
    environment: () => environment,
  });
  const image = reader.image(get(node, "image"), place);
  const environment = reader.variables(get(node, "env"), place);
  const script = reader.valueAt(node, "script")?.mapped;
  return { type: "PipelineJob", span, place, image, environment, script };
}
