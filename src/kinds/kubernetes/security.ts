import type { SecuritySettings, Setting } from "../../nodes/container.ts";
import { known } from "../../syntax/fact.ts";
import type { YamlEntry, YamlNode } from "../../syntax/yaml/nodes.ts";
import type { Span } from "../../text/span.ts";
import { entryOf, get, itemsOf } from "../yaml.ts";
import type { Pod } from "./nodes.ts";
import { booleanSetting, firstEntry, placeholders, textSetting } from "./reading.ts";

/** What is said of the rights and limits of a container, by itself or for all of its pod. */
export function securityOf(container: YamlNode, { spec, metadata }: Pod, missingAt: Span): SecuritySettings {
  const own = get(container, "securityContext");
  const contexts = [own, get(spec, "securityContext")];
  const capabilities = get(own, "capabilities");
  const limits = get(get(container, "resources"), "limits");
  const requests = get(get(container, "resources"), "requests");
  return {
    privileged: booleanSetting(entryOf(own, "privileged")),
    readOnlyRoot: booleanSetting(entryOf(own, "readOnlyRootFilesystem")),
    privilegeEscalation: booleanSetting(entryOf(own, "allowPrivilegeEscalation")),
    runAsNonRoot: booleanSetting(firstEntry(contexts, "runAsNonRoot")),
    addedCapabilities: capabilityNames(get(capabilities, "add")),
    droppedCapabilities: capabilityNames(get(capabilities, "drop")),
    seccomp: profile(firstEntry(contexts, "seccompProfile")),
    selinux: undefined,
    apparmor: profile(firstEntry(contexts, "appArmorProfile")) ?? annotatedAppArmor(container, metadata),
    unmaskedPaths: unmasked(textSetting(entryOf(own, "procMount"))),
    hostUsers: booleanSetting(entryOf(spec, "hostUsers")),
    group: textSetting(firstEntry(contexts, "runAsGroup")),
    otherGroups: groupsOf(get(spec, "securityContext")),
    hostNamespaces: namespaces.flatMap(([key, name]) => sharedWithHost(entryOf(spec, key), name)),
    memoryLimit: textSetting(entryOf(limits, "memory")),
    cpuLimit: textSetting(entryOf(limits, "cpu")),
    pidsLimit: undefined,
    storageLimit: textSetting(entryOf(limits, "ephemeral-storage")),
    memoryRequest: textSetting(entryOf(requests, "memory")),
    cpuRequest: textSetting(entryOf(requests, "cpu")),
    storageRequest: textSetting(entryOf(requests, "ephemeral-storage")),
    missingAt,
  };
}

/** Linux has fewer than these; a longer list repeats itself. */
const mostCapabilities = 64;

function capabilityNames(list: YamlNode | undefined): readonly Setting<string>[] {
  return itemsOf(list)
    .slice(0, mostCapabilities)
    .flatMap((item) => {
      if (item.type !== "scalar") return [];
      const name = placeholders(item.value).fact;
      const value = name.known ? known(name.value.toUpperCase().replace(/^CAP_/, "")) : name;
      return { span: item.span, valueSpan: item.contentSpan, value };
    });
}

function unmasked(mount: Setting<string> | undefined): Setting<boolean> | undefined {
  return mount && { ...mount, value: mount.value.known ? known(mount.value.value === "Unmasked") : mount.value };
}

/** That of its volumes, and those of the whole pod; a longer list repeats itself. */
const mostGroups = 64;

function groupsOf(context: YamlNode | undefined): readonly Setting<string>[] {
  const ofVolumes = textSetting(entryOf(context, "fsGroup"));
  const others = itemsOf(get(context, "supplementalGroups"))
    .slice(0, mostGroups)
    .flatMap((item) => {
      if (item.type !== "scalar") return [];
      return { span: item.span, valueSpan: item.contentSpan, value: placeholders(item.value).fact };
    });
  return ofVolumes ? [ofVolumes, ...others] : others;
}

/** `type: Unconfined`, `RuntimeDefault`, or `Localhost` with the name of a profile. */
function profile(entry: YamlEntry | undefined): Setting<string> | undefined {
  const type = textSetting(entryOf(entry?.value, "type"));
  if (!type?.value.known) return type;
  if (type.value.value === "Localhost") return textSetting(entryOf(entry?.value, "localhostProfile")) ?? type;
  return { ...type, value: known(type.value.value === "RuntimeDefault" ? "default" : type.value.value.toLowerCase()) };
}

/** Before version 1.30 an annotation of the pod named the profile. */
function annotatedAppArmor(container: YamlNode, metadata: YamlNode | undefined): Setting<string> | undefined {
  const name = textSetting(entryOf(container, "name"))?.value;
  if (!name?.known) return undefined;
  const key = `container.apparmor.security.beta.kubernetes.io/${name.value}`;
  const said = textSetting(entryOf(get(metadata, "annotations"), key));
  if (!said?.value.known) return said;
  const { value } = said.value;
  return { ...said, value: known(value === "runtime/default" ? "default" : value.replace(/^localhost\//, "")) };
}

const namespaces = [
  ["hostNetwork", "network"],
  ["hostPID", "pid"],
  ["hostIPC", "ipc"],
] as const;

/** Shared with the host, or perhaps, where it is filled in later. */
function sharedWithHost(entry: YamlEntry | undefined, name: string): readonly Setting<string>[] {
  const shared = booleanSetting(entry);
  if (!shared) return [];
  if (!shared.value.known) return [{ ...shared, value: shared.value }];
  return shared.value.value ? [{ ...shared, value: known(name) }] : [];
}
