import { editInScalar } from "../../syntax/yaml/edit-scalar.ts";
import { mappedScalar } from "../../syntax/yaml/mapped-scalar.ts";
import type { YamlScalar } from "../../syntax/yaml/nodes.ts";
import type { Edit } from "../../text/edit.ts";
import { composeMapped, type MappedText, originOf } from "../../text/offset-map.ts";
import type { DockerfileDocument, OuterVariable } from "../dockerfile/nodes.ts";
import { parseDockerfile } from "../dockerfile/parse.ts";
import type { Embedded } from "../kind.ts";
import { type Interpolated, interpolate } from "./interpolate.ts";
import type { ComposeDocument, Service } from "./nodes.ts";

/** A Dockerfile written in a Compose file. */
export interface InlineDockerfile extends Embedded {
  readonly document: DockerfileDocument;
  readonly scalar: YamlScalar;
  /** Services that are built from it; several where they share it through an anchor. */
  readonly services: readonly Service[];
}

const inlineOf = new WeakMap<ComposeDocument, readonly InlineDockerfile[]>();

/** The Dockerfiles under `dockerfile_inline`, parsed once; those whose characters cannot be placed are left out. */
export function inlineDockerfiles(document: ComposeDocument): readonly InlineDockerfile[] {
  let inline = inlineOf.get(document);
  if (!inline) {
    inline = readInline(document);
    inlineOf.set(document, inline);
  }
  return inline;
}

function readInline({ services, source }: ComposeDocument): readonly InlineDockerfile[] {
  const users = new Map<number, { readonly scalar: YamlScalar; readonly services: Service[] }>();
  for (const service of services) {
    const scalar = service.build?.dockerfileInline;
    if (!scalar) continue;
    const same = users.get(scalar.span.start);
    if (same) same.services.push(service);
    else users.set(scalar.span.start, { scalar, services: [service] });
  }
  const inline: InlineDockerfile[] = [];
  for (const { scalar, services } of users.values()) {
    const value = mappedScalar(source.text, scalar);
    if (value) inline.push(embed(source, scalar, value, services));
  }
  return inline;
}

function embed(
  source: ComposeDocument["source"],
  scalar: YamlScalar,
  value: MappedText,
  services: readonly Service[],
): InlineDockerfile {
  const text = interpolate(scalar.value);
  const outer = composeMapped(value, text.mapped);
  return {
    kind: "dockerfile",
    document: parseDockerfile({ path: source.path, text: outer.text }, outerVariables(text)),
    scalar,
    services,
    toOuter: (offset) => originOf(outer, offset),
    editOuter: (edit) => {
      const inValue = editInValue(text, edit);
      return inValue && editInScalar(source.text, scalar, value, inValue);
    },
  };
}

/** Compose replaces them, by nothing where its environment does not have them; the Dockerfile never sees them. */
function outerVariables({ holes, unresolved }: Interpolated): readonly OuterVariable[] {
  return holes.map((span, i) => ({ name: unresolved[i] as string, by: "Compose", span }));
}

/** The edit before Compose replaces variables; undefined where it would cut into a default. */
function editInValue({ mapped, defaults }: Interpolated, { span, text }: Edit): Edit | undefined {
  if (defaults.some(({ start, end }) => span.start <= end && span.end >= start)) return undefined;
  const outer = { start: originOf(mapped, span.start), end: originOf(mapped, span.end) };
  return { span: outer, text: dollars(text) };
}

/** A dollar sign that Compose leaves to the Dockerfile is written twice. */
function dollars(text: string): string {
  return text.replaceAll("$", "$$$$");
}
