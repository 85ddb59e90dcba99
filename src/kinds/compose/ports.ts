import type { Place } from "../../nodes/place.ts";
import type { Port } from "../../nodes/port.ts";
import { type Fact, known, type Lookup, unknownFact } from "../../syntax/fact.ts";
import { portParts } from "../../syntax/port.ts";
import { asTemplate, hole, templateOf } from "../../syntax/template.ts";
import { asScalar, scalarAt, type YamlNode } from "../../syntax/yaml/nodes.ts";
import { factOf } from "./value.ts";

/** Published ports; the long form is given as its short one would be written: "127.0.0.1:8080:80/tcp". */
export function portsOf(items: readonly YamlNode[], place: Place, lookup?: Lookup): readonly Port[] {
  return items.flatMap((item) => {
    const scalar = asScalar(item);
    const value = scalar ? factOf(scalar, lookup) : longForm(item, lookup);
    return value ? { type: "Port", span: item.span, place, value, published: true, ...portParts(value) } : [];
  });
}

/** Keys of the long form that say what its short one would. */
export const portFields = ["target", "published", "host_ip", "protocol"];

/** How the keys behind `target` are added to it, one by one. */
const additions: Readonly<Record<string, (port: string, part: string) => string>> = {
  published: (port, part) => `${part}:${port}`,
  host_ip: (port, part) => `${part}:${port.includes(":") ? "" : ":"}${port}`,
  protocol: (port, part) => `${port}/${part}`,
};

function longForm(node: YamlNode, lookup: Lookup | undefined): Fact<string> | undefined {
  const target = field(node, "target", lookup);
  if (!target) return undefined;
  let text = templateOf(target) ?? hole;
  let unknown = target.known ? undefined : target;
  for (const [name, add] of Object.entries(additions)) {
    const part = field(node, name, lookup);
    if (!part) continue;
    text = add(text, templateOf(part) ?? hole);
    if (!part.known) unknown ??= part;
  }
  return unknown ? unknownFact(unknown.reason, [], asTemplate(text)) : known(text);
}

function field(node: YamlNode, name: string, lookup: Lookup | undefined): Fact<string> | undefined {
  const scalar = scalarAt(node, name);
  return scalar && factOf(scalar, lookup);
}
