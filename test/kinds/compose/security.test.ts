import { beforeAll, describe, expect, it } from "vitest";
import type { SecuritySettings, Setting } from "../../../src/nodes/container.ts";
import { unknownFact } from "../../../src/syntax/fact.ts";
import { prepare, readOne } from "./read.ts";

beforeAll(prepare);

/** What a setting says, `?` where that is not known, and where. */
function told(slice: (span: Setting<unknown>["span"]) => string, { span, valueSpan, value }: Setting<unknown>) {
  return [value.known ? value.value : "?", slice(span), slice(valueSpan)];
}

function setting(name: keyof SecuritySettings, ...lines: readonly string[]) {
  const { container, slice } = readOne(...lines);
  const found = container.security[name];
  if (found === undefined || "start" in found) return undefined;
  return "span" in found ? told(slice, found) : found.map((one) => told(slice, one));
}

describe("switches", () => {
  it.each([
    ["privileged", "privileged: true", [true, "privileged: true", "true"]],
    ["privileged", 'privileged: "yes"', [true, 'privileged: "yes"', "yes"]],
    ["privileged", "privileged: Off", [false, "privileged: Off", "Off"]],
    ["privileged", "privileged: ${P:-true}", [true, "privileged: ${P:-true}", "${P:-true}"]],
    ["privileged", "privileged: $P", ["?", "privileged: $P", "$P"]],
    ["privileged", "privileged: 1", ["?", "privileged: 1", "1"]],
    ["privileged", "privileged:", undefined],
    ["privileged", "privileged: [true]", undefined],
    ["privileged", "constructor: true", undefined],
    ["readOnlyRoot", "read_only: TRUE", [true, "read_only: TRUE", "TRUE"]],
    ["runAsNonRoot", "user: app", undefined],
  ] as const)("%s: %s", (name, line, expected) => {
    expect(setting(name, line)).toEqual(expected);
  });
});

describe("security_opt", () => {
  it.each([
    ["unmaskedPaths", "systempaths=unconfined", true],
    ["unmaskedPaths", "systempaths:else", false],
    ["unmaskedPaths", "no-new-privileges", undefined],
    ["privilegeEscalation", "no-new-privileges", false],
    ["privilegeEscalation", "no-new-privileges=1", false],
    ...["1", "t", "T", "true", "TRUE", "True"].map(
      (yes) => ["privilegeEscalation", `no-new-privileges:${yes}`, false] as const,
    ),
    ...["0", "f", "F", "false", "FALSE", "False"].map(
      (no) => ["privilegeEscalation", `no-new-privileges:${no}`, true] as const,
    ),
    ["privilegeEscalation", "no-new-privileges:no", "?"],
    ["privilegeEscalation", "no-new-privileges:10", "?"],
    ["privilegeEscalation", "no-new-privileges:0x", "?"],
    ["seccomp", "seccomp=", ""],
    ["privilegeEscalation", "no-new-privileges:$X", "?"],
    ["privilegeEscalation", "$OPTION", "?"],
    ["privilegeEscalation", "seccomp:$X", undefined],
    ["seccomp", "seccomp:unconfined", "unconfined"],
    ["seccomp", "seccomp=./profile.json", "./profile.json"],
    ["seccomp", "seccomp:a:b=c", "a:b=c"],
    ["apparmor", "apparmor:docker-default", "docker-default"],
    ["apparmor", "label:disable", undefined],
  ] as readonly (readonly ["privilegeEscalation" | "seccomp" | "apparmor" | "unmaskedPaths", string, unknown])[])(
    "%s: %s",
    (name, option, value) => {
      const found = setting(name, `security_opt: [ '${option}' ]`);
      expect(found).toEqual(value === undefined ? undefined : [value, `'${option}'`, option]);
    },
  );

  it("takes the last, and no variable over what is said", () => {
    const list = "security_opt: [no-new-privileges, $X, 'no-new-privileges:false', {a: b}]";
    expect(setting("privilegeEscalation", list)?.[0]).toBe(true);
  });
});

it("says what is not a boolean", () => {
  const { security } = readOne("privileged: maybe", "security_opt: ['no-new-privileges:never']").container;
  expect(security.privileged?.value).toEqual(unknownFact("maybe is not a boolean"));
  expect(security.privilegeEscalation?.value).toEqual(unknownFact("never is not a boolean"));
});

describe("lists", () => {
  it("of capabilities are names in one spelling", () => {
    expect(setting("addedCapabilities", "cap_add: [net_admin, CAP_SYS_ADMIN, $C, [x]]")).toEqual([
      ["NET_ADMIN", "net_admin", "net_admin"],
      ["SYS_ADMIN", "CAP_SYS_ADMIN", "CAP_SYS_ADMIN"],
      ["?", "$C", "$C"],
    ]);
    expect(setting("droppedCapabilities", "cap_drop:", "  - 'ALL'")).toEqual([["ALL", "'ALL'", "ALL"]]);
    expect(setting("droppedCapabilities", "cap_drop:")).toEqual([]);
  });

  it("of groups are names and numbers", () => {
    expect(setting("otherGroups", "group_add: [video, '0', $G, [x]]")).toEqual([
      ["video", "video", "video"],
      ["0", "'0'", "0"],
      ["?", "$G", "$G"],
    ]);
    expect(setting("otherGroups", "image: a")).toEqual([]);
  });

  it.each([
    ["network_mode: host", "network"],
    ["pid: host", "pid"],
    ["ipc: host", "ipc"],
    ["userns_mode: host", "user"],
    ["uts: host", "uts"],
    ["cgroup: host", "cgroup"],
    ["network_mode: ${MODE}", "?"],
  ])("of namespaces: %s", (line, name) => {
    expect(setting("hostNamespaces", line)).toEqual([[name, line, line.split(": ")[1]]]);
  });

  it.each(["network_mode: bridge", "pid: service:db", "ipc: ${IPC:-private}", "network_mode:"])(
    "of no namespace: %s",
    (line) => {
      expect(setting("hostNamespaces", line)).toEqual([]);
    },
  );
});

describe("limits", () => {
  it.each([
    ["memoryLimit", ["mem_limit: 1g"], ["1g", "mem_limit: 1g", "1g"]],
    ["cpuLimit", ["cpus: 0.5"], ["0.5", "cpus: 0.5", "0.5"]],
    ["pidsLimit", ["pids_limit: -1"], ["-1", "pids_limit: -1", "-1"]],
    ["memoryLimit", ["deploy: {resources: {limits: {memory: 50M}}}"], ["50M", "memory: 50M", "50M"]],
    ["cpuLimit", ["deploy: {resources: {limits: {cpus: '1'}}}"], ["1", "cpus: '1'", "1"]],
    ["pidsLimit", ["deploy: {resources: {limits: {pids: $P}}}"], ["?", "pids: $P", "$P"]],
    ["memoryLimit", ["deploy: {resources: {limits: {memory: 50M}}}", "mem_limit: 1g"], ["1g", "mem_limit: 1g", "1g"]],
    ["memoryLimit", ["deploy: {resources: {reservations: {memory: 50M}}}"], undefined],
  ] as const)("%s: %j", (name, lines, expected) => {
    expect(setting(name, ...lines)).toEqual(expected);
  });
});

it("says where what is missing would have to be said", () => {
  const { container, slice } = readOne("image: a");
  expect(slice(container.security.missingAt)).toBe("web");
});
