import type { Place } from "../../nodes/place.ts";
import type { Port } from "../../nodes/port.ts";
import { type Fact, known, unknownFact } from "../../syntax/fact.ts";
import { portParts } from "../../syntax/port.ts";
import { asTemplate, hole, templateOf } from "../../syntax/template.ts";
import { entryOf, get, itemsOf, type YamlNode } from "../../syntax/yaml/nodes.ts";
import { textSetting } from "./reading.ts";

/** Ports of a container, as the short form of Docker's would say them: "10.0.0.1:8080:80/tcp". */
export function portsOf(container: YamlNode, place: Place): readonly Port[] {
  return itemsOf(get(container, "ports")).flatMap((item) => {
    const port = field(item, "containerPort");
    if (!port) return [];
    const host = field(item, "hostPort");
    // Zero stands for none.
    const published = host !== undefined && !(host.known && host.value === "0");
    const value = shortForm(port, published ? host : undefined, field(item, "hostIP"), field(item, "protocol"));
    return { type: "Port", span: item.span, place, value, published, ...portParts(value) };
  });
}

function field(item: YamlNode, key: string): Fact<string> | undefined {
  return textSetting(entryOf(item, key))?.value;
}

type Part = Fact<string> | undefined;

function shortForm(port: Fact<string>, host: Part, address: Part, protocol: Part): Fact<string> {
  const parts = [host && address, host, port, protocol].filter((part) => part !== undefined);
  const before = [host && address, host, port].flatMap((part) => (part ? (templateOf(part) ?? hole) : []));
  const text = before.join(":") + (protocol ? `/${templateOf(protocol) ?? hole}` : "");
  const unknown = parts.find((part) => !part.known);
  return unknown && !unknown.known ? unknownFact(unknown.reason, [], asTemplate(text)) : known(text);
}
