import type { Place } from "../../nodes/place.ts";
import type { Port } from "../../nodes/port.ts";
import { type Fact, known } from "../../syntax/fact.ts";
import { portParts } from "../../syntax/port.ts";
import { asScalar, itemsOf, scalarAt, type YamlNode } from "../../syntax/yaml/nodes.ts";
import { type Reading, resolve, wholeValue } from "./value.ts";

/** Published ports; the long form is given as its short one would be written: "127.0.0.1:8080:80/tcp". */
export function portsOf(node: YamlNode | undefined, place: Place, reading: Reading): readonly Port[] {
  const ports: Port[] = [];
  for (const item of itemsOf(node)) {
    const scalar = asScalar(item);
    const value = scalar ? resolve(wholeValue(reading, scalar), reading).fact : longForm(item, reading);
    if (value) ports.push({ type: "Port", span: item.span, place, value, published: true, ...portParts(value) });
  }
  return ports;
}

function longForm(node: YamlNode, reading: Reading): Fact<string> | undefined {
  const target = field(node, "target", reading);
  if (!target?.known) return target;
  let value = target.value;
  for (const [name, write] of parts) {
    const part = field(node, name, reading);
    if (part && !part.known) return part;
    if (part) value = write(value, part.value);
  }
  return known(value);
}

const parts: readonly (readonly [name: string, write: (value: string, part: string) => string])[] = [
  ["published", (value, part) => `${part}:${value}`],
  ["host_ip", (value, part) => `${part}:${value.includes(":") ? "" : ":"}${value}`],
  ["protocol", (value, part) => `${value}/${part}`],
];

function field(node: YamlNode, name: string, reading: Reading): Fact<string> | undefined {
  const scalar = scalarAt(node, name);
  return scalar && resolve(wholeValue(reading, scalar), reading).fact;
}
