import type { SecuritySettings, Setting } from "../../nodes/container.ts";
import { type Fact, known, type Lookup, unknownFact } from "../../syntax/fact.ts";
import { hasHole, hole, templateOf } from "../../syntax/template.ts";
import type { YamlEntry, YamlNode, YamlScalar } from "../../syntax/yaml/nodes.ts";
import type { Span } from "../../text/span.ts";
import { booleanOf } from "../yaml.ts";
import { entryIn, itemsIn, type Layers } from "./layers.ts";
import { readingWith } from "./reading.ts";
import { factOf } from "./value.ts";

/** What is said of the rights and limits of a container. */
export function securityOf(layers: Layers, missingAt: Span, lookup: Lookup): SecuritySettings {
  const options = itemsIn(layers, "security_opt").flatMap((node) => securityOption(node, lookup));
  const option = <T>(name: string, read: (value: Fact<string>) => Fact<T>): Setting<T> | undefined => {
    // A variable that stands for a whole option may be this one.
    const found = options.findLast((one) => one.name === name) ?? options.find((one) => one.name === undefined);
    return found && { span: found.span, valueSpan: found.valueSpan, value: read(found.value) };
  };
  const limit = (key: string, name: string) =>
    textSetting(entryIn(layers, key) ?? entryIn(layers, "deploy", "resources", "limits", name), lookup);
  return {
    privileged: booleanSetting(entryIn(layers, "privileged"), lookup),
    readOnlyRoot: booleanSetting(entryIn(layers, "read_only"), lookup),
    privilegeEscalation: option("no-new-privileges", withoutNewPrivileges),
    runAsNonRoot: undefined,
    addedCapabilities: capabilities(itemsIn(layers, "cap_add"), lookup),
    droppedCapabilities: capabilities(itemsIn(layers, "cap_drop"), lookup),
    seccomp: option("seccomp", (value) => value),
    apparmor: option("apparmor", (value) => value),
    selinux: option("label", (value) => value),
    unmaskedPaths: option("systempaths", (value) => (value.known ? known(value.value === "unconfined") : value)),
    hostUsers: undefined,
    group: undefined,
    otherGroups: itemsIn(layers, "group_add").flatMap((item) =>
      item.type === "scalar" ? { span: item.span, valueSpan: item.contentSpan, value: factOf(item, lookup) } : [],
    ),
    hostNamespaces: namespaces.flatMap(([key, name]) => hostNamespace(entryIn(layers, key), name, lookup)),
    memoryLimit: limit("mem_limit", "memory"),
    cpuLimit: limit("cpus", "cpus"),
    pidsLimit: limit("pids_limit", "pids"),
    storageLimit: undefined,
    memoryRequest: undefined,
    cpuRequest: undefined,
    storageRequest: undefined,
    missingAt,
  };
}

/** A setting whose value is text. */
export function textSetting(entry: YamlEntry | undefined, lookup: Lookup): Setting<string> | undefined {
  return setting(entry, (scalar) => factOf(scalar, lookup));
}

function booleanSetting(entry: YamlEntry | undefined, lookup: Lookup): Setting<boolean> | undefined {
  return setting(
    entry,
    (scalar) => booleanOf(scalar, readingWith(lookup)) ?? unknownFact(`${scalar.value} is not a boolean`),
  );
}

function setting<T>(entry: YamlEntry | undefined, read: (scalar: YamlScalar) => Fact<T>): Setting<T> | undefined {
  if (entry?.value?.type !== "scalar") return undefined;
  return { span: entry.span, valueSpan: entry.value.contentSpan, value: read(entry.value) };
}

interface SecurityOption extends Setting<string> {
  /** Undefined where a variable decides. */
  readonly name: string | undefined;
}

/** `name`, `name=value` or, of old, `name:value`. */
function securityOption(node: YamlNode, lookup: Lookup): readonly SecurityOption[] {
  if (node.type !== "scalar") return [];
  const text = factOf(node, lookup);
  const [name = "", value = alone(name)] = (templateOf(text) ?? hole).split(/[=:](.*)/s);
  return [
    {
      name: hasHole(name) ? undefined : name,
      span: node.span,
      valueSpan: node.contentSpan,
      value: text.known ? known(value) : unknownFact(text.reason),
    },
  ];
}

function alone(name: string): string {
  return name === "no-new-privileges" ? "true" : "";
}

/** What Docker refuses is not known (strconv.ParseBool of Go). */
function withoutNewPrivileges(value: Fact<string>): Fact<boolean> {
  if (!value.known) return value;
  if (/^(?:1|t|T|true|TRUE|True)$/.test(value.value)) return known(false);
  return /^(?:0|f|F|false|FALSE|False)$/.test(value.value)
    ? known(true)
    : unknownFact(`${value.value} is not a boolean`);
}

/** Capabilities go by one name in upper case, with CAP_ or without. */
function capabilities(items: readonly YamlNode[], lookup: Lookup): readonly Setting<string>[] {
  return items.flatMap((item) => {
    if (item.type !== "scalar") return [];
    const name = factOf(item, lookup);
    const value = name.known ? known(name.value.toUpperCase().replace(/^CAP_/, "")) : name;
    return { span: item.span, valueSpan: item.contentSpan, value };
  });
}

const namespaces = [
  ["network_mode", "network"],
  ["pid", "pid"],
  ["ipc", "ipc"],
  ["userns_mode", "user"],
  ["uts", "uts"],
  ["cgroup", "cgroup"],
] as const;

/** Shared with the host, or perhaps, where a variable decides. */
function hostNamespace(entry: YamlEntry | undefined, name: string, lookup: Lookup): readonly Setting<string>[] {
  const mode = textSetting(entry, lookup);
  if (!mode) return [];
  if (mode.value.known) return mode.value.value === "host" ? [{ ...mode, value: known(name) }] : [];
  return [{ ...mode, value: unknownFact(mode.value.reason) }];
}
