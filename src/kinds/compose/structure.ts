import { wordSet } from "../../knowledge/words.ts";
import type { Problem } from "../../nodes/problem.ts";
import { entriesOf, entryOf, type YamlEntry, type YamlNode } from "../../syntax/yaml/nodes.ts";
import { suggestion } from "../../text/nearest.ts";
import { problem } from "./problems.ts";

// What Compose's schema allows: https://github.com/compose-spec/compose-spec/blob/main/schema/compose-spec.json

const fileKeys = wordSet("version name include services models networks volumes secrets configs");

const serviceKeys = wordSet(
  "develop deploy annotations attach build blkio_config cap_add cap_drop cgroup cgroup_parent command configs container_name" +
    " cpu_count cpu_percent cpu_shares cpu_quota cpu_period cpu_rt_period cpu_rt_runtime cpus cpuset credential_spec depends_on" +
    " device_cgroup_rules devices dns dns_opt dns_search domainname entrypoint env_file label_file environment expose extends" +
    " provider external_links extra_hosts gpus group_add healthcheck hostname image init ipc isolation labels links logging" +
    " mac_address mem_limit mem_reservation mem_swappiness memswap_limit network_mode models networks oom_kill_disable" +
    " oom_score_adj pid pids_limit platform ports pre_start post_start pre_stop privileged profiles pull_policy" +
    " pull_refresh_after read_only restart runtime scale security_opt shm_size secrets sysctls stdin_open stop_grace_period" +
    " stop_signal storage_opt tmpfs tty ulimits use_api_socket user uts userns_mode volumes volumes_from working_dir",
);

/** Keys of a service that have one form only. */
const forms: readonly (readonly [key: string, type: YamlNode["type"], form: string])[] = [
  ["image", "scalar", "a string"],
  ["container_name", "scalar", "a string"],
  ["ports", "sequence", "a list"],
  ["volumes", "sequence", "a list"],
  ["devices", "sequence", "a list"],
  ["cap_add", "sequence", "a list"],
  ["cap_drop", "sequence", "a list"],
  ["healthcheck", "map", "a mapping"],
  ["deploy", "map", "a mapping"],
  ["logging", "map", "a mapping"],
];

/** What Compose refuses in a file for its keys: of all that stands at the top of a file of version 1 the first. */
export function fileProblems(root: YamlNode): readonly Problem[] {
  if (root.type !== "map") return [problem("structure", "A Compose file must be a mapping", root.span)];
  const unknown = root.entries.filter(({ key }) => !fileKeys.has(key.value) && !isExtension(key.value));
  if (entryOf(root, "services") || entryOf(root, "include")) return unknown.map(({ key }) => unknownKey(key));
  const [first] = unknown;
  if (!first) return [];
  return [isService(first) ? misplaced(first) : unknownKey(first.key)];
}

function unknownKey({ value, contentSpan }: YamlEntry["key"]): Problem {
  const meant = suggestion(value, fileKeys);
  return problem("structure", `A Compose file has no top-level key ${value}${meant}`, contentSpan);
}

/** Before services had a key of their own, each was one. */
function isService({ value }: YamlEntry): boolean {
  return entryOf(value, "image") !== undefined || entryOf(value, "build") !== undefined;
}

function misplaced({ key }: YamlEntry): Problem {
  const message = `A Compose file has no top-level key ${key.value}: put services under the key services`;
  return problem("structure", message, key.contentSpan);
}

/** What Compose refuses in a service for its keys and their forms. */
export function shapeProblems(service: YamlNode | undefined): readonly Problem[] {
  const entries = entriesOf(service);
  const unknown = entries.filter(({ key }) => !serviceKeys.has(key.value) && !isExtension(key.value));
  const misshapen = forms.flatMap(([key, type, form]) => {
    const value = entryOf(service, key)?.value;
    return value && value.type !== type ? [problem("structure", `${key} must be ${form}`, value.span)] : [];
  });
  const names = unknown.map(({ key: { value, contentSpan } }) =>
    problem("structure", `A service has no key ${value}${suggestion(value, serviceKeys)}`, contentSpan),
  );
  return [...names, ...misshapen];
}

/** Keys of one's own, and merge keys that could not be followed. */
function isExtension(key: string): boolean {
  return key.startsWith("x-") || key === "<<";
}
