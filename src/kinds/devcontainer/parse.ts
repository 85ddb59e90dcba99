import { type Build, type BuildPart, buildOf } from "../../nodes/build.ts";
import { placeOf } from "../../nodes/known-place.ts";
import type { Place } from "../../nodes/place.ts";
import { unknownFact } from "../../syntax/fact.ts";
import { substitution } from "../../syntax/substitution.ts";
import { jsoncAsYaml } from "../../syntax/yaml/jsonc.ts";
import type { Source } from "../../text/source.ts";
import {
  asScalar,
  get,
  itemsOf,
  parseYamlDocument,
  scalarAt,
  type YamlNode,
  type YamlReader,
  yamlReader,
} from "../yaml.ts";
import type { Devcontainer, DevcontainerDocument } from "./nodes.ts";

/** `${localEnv:NAME}` and its like, which the tool replaces, and the `${templateOption:name}` of a template. */
const variables = substitution(/\$\{[A-Za-z]+(?::[^}]*(?:\}|$)|\})/g, ([text]) =>
  unknownFact(`${text} is known when the container is made`),
);

/**
 * Reads a file as the Development Containers Specification describes it (containers.dev/implementors/json_reference).
 * Total: what is wrong becomes a problem, and the rest is still read.
 */
export function parseDevcontainer(source: Source): DevcontainerDocument {
  const { text, comments } = jsoncAsYaml(source.text);
  const file = parseYamlDocument("devcontainer", { ...source, text });
  const [root] = file.roots;
  return { ...file, source, comments, container: root && readContainer(root, yamlReader(source, variables)) };
}

function readContainer(root: YamlNode, reader: YamlReader): Devcontainer {
  const name = scalarAt(root, "name")?.value;
  const place = placeOf({
    kind: "devcontainer",
    owner: { type: "container", name, label: "the dev container", span: root.span },
    phase: "run",
    ships: false,
    image: () => image,
    environment: () => environment,
  });
  const image = reader.image(get(root, "image"), place);
  const environment = ["containerEnv", "remoteEnv"].flatMap((key) => reader.variables(get(root, key), place));
  const build = readBuild(root, place, reader);
  const hasBuildOptions = itemsOf(get(get(root, "build"), "options")).length > 0;
  return { type: "Devcontainer", span: root.span, place, image, environment, build, hasBuildOptions };
}

/** `build`, or `dockerFile` and `context` beside it as files had them before. */
function readBuild(root: YamlNode, place: Place, reader: YamlReader): Build | undefined {
  const node = get(root, "build");
  const part = (from: YamlNode | undefined, key: string) => partOf(get(from, key), reader);
  const dockerfile = part(node, "dockerfile") ?? part(root, "dockerFile");
  if (!dockerfile) return undefined;
  const cacheFrom = get(node, "cacheFrom");
  return buildOf({
    span: node?.span ?? dockerfile.span,
    place,
    dockerfile,
    context: part(node, "context") ?? part(root, "context"),
    target: part(node, "target"),
    args: reader.variables(get(node, "args"), place).map((arg) => ({ ...arg, build: true })),
    cacheFrom: [cacheFrom, ...itemsOf(cacheFrom)].flatMap((one) => partOf(one, reader) ?? []),
  });
}

function partOf(node: YamlNode | undefined, reader: YamlReader): BuildPart | undefined {
  const scalar = asScalar(node);
  if (!scalar) return undefined;
  const { fact: value, span, contentSpan } = reader.value(scalar);
  return { value, span, contentSpan };
}
