import { beforeAll, describe, expect, it } from "vitest";
import { kubernetesKind } from "../../../src/kinds/kubernetes/kind.ts";
import type { Setting } from "../../../src/nodes/container.ts";
import { applyEdits } from "../../../src/text/edit.ts";
import { read, readOne } from "./read.ts";

beforeAll(() => kubernetesKind.prepare?.());

describe("images", () => {
  it.each([
    ["image: node:22", "node:22", "node", "22"],
    ['image: "registry.example.com/a/b:1.2"', "registry.example.com/a/b:1.2", "registry.example.com/a/b", "1.2"],
    ["image: >-\n        redis:7", "redis:7", "redis", "7"],
  ])("%j", (line, written, name, tag) => {
    const { container, slice } = readOne([line]);
    expect(slice(container.image?.span).trim()).toBe(written);
    expect(container.image?.reference).toMatchObject({ known: true, value: { name, tag } });
  });

  it.each(["image: a:${TAG}", "image: a:$TAG", "image: a:$(TAG)", "image: '{{ image }}'", "image: <image>"])(
    "does not know %s",
    (line) => {
      expect(readOne([line]).container.image?.reference.known).toBe(false);
    },
  );

  it("is left to Istio, which replaces it", () => {
    const { containers } = read("apiVersion: v1\nkind: Pod\nspec: {containers: [{name: istio-proxy, image: auto}]}");
    expect(containers[0]?.image?.reference).toMatchObject({ known: false, reason: "Istio fills it in" });
  });

  it.each(["image: [a]", "image:", "name2: a"])("has none in %s", (line) => {
    expect(readOne([line]).container.image).toBeUndefined();
  });
});

const of = (setting: Setting<unknown> | undefined, slice: (span: Setting<unknown>["span"]) => string) =>
  setting && [setting.value.known ? setting.value.value : setting.value.reason, slice(setting.valueSpan)];

describe("security", () => {
  it("is what the container says, before what its pod does", () => {
    const { container, slice } = readOne(
      [
        "securityContext:",
        "  privileged: true",
        "  readOnlyRootFilesystem: yes",
        '  allowPrivilegeEscalation: "true"',
        "  runAsNonRoot: ${X}",
        "  runAsUser: 0",
        "  capabilities: {add: [CAP_SYS_ADMIN, net_admin], drop: [ALL]}",
        "  seccompProfile: {type: Unconfined}",
        "  appArmorProfile: {type: Localhost, localhostProfile: mine}",
        "  runAsGroup: 7",
        "  procMount: Unmasked",
        "resources:",
        "  limits: {memory: 1Gi, cpu: 2, ephemeral-storage: 3Gi}",
        "  requests: {memory: 1Mi, cpu: 1m, ephemeral-storage: 3Mi}",
      ],
      [
        "hostNetwork: true",
        "hostPID: false",
        "hostIPC: $X",
        "securityContext: {runAsUser: 5, runAsGroup: 5, fsGroup: 8, supplementalGroups: [$G, [9]], seccompProfile: {type: A}}",
      ],
    );
    const { security, user } = container;
    expect(of(security.privileged, slice)).toEqual([true, "true"]);
    expect(of(security.readOnlyRoot, slice)).toEqual([true, "yes"]);
    expect(of(security.privilegeEscalation, slice)).toEqual(["true is not a boolean", "true"]);
    expect(of(security.runAsNonRoot, slice)).toEqual(["${X} is filled in later", "${X}"]);
    expect(of(user, slice)).toEqual(["0", "0"]);
    expect(security.addedCapabilities.map((one) => of(one, slice))).toEqual([
      ["SYS_ADMIN", "CAP_SYS_ADMIN"],
      ["NET_ADMIN", "net_admin"],
    ]);
    expect(security.droppedCapabilities.map((one) => of(one, slice))).toEqual([["ALL", "ALL"]]);
    expect(of(security.seccomp, slice)).toEqual(["unconfined", "Unconfined"]);
    expect(of(security.apparmor, slice)).toEqual(["mine", "mine"]);
    expect(of(security.memoryLimit, slice)).toEqual(["1Gi", "1Gi"]);
    expect(of(security.cpuLimit, slice)).toEqual(["2", "2"]);
    expect(of(security.storageLimit, slice)).toEqual(["3Gi", "3Gi"]);
    expect(of(security.memoryRequest, slice)).toEqual(["1Mi", "1Mi"]);
    expect(of(security.cpuRequest, slice)).toEqual(["1m", "1m"]);
    expect(of(security.storageRequest, slice)).toEqual(["3Mi", "3Mi"]);
    expect(of(security.unmaskedPaths, slice)).toEqual([true, "Unmasked"]);
    expect(of(security.group, slice)).toEqual(["7", "7"]);
    expect(security.otherGroups.map((one) => of(one, slice))).toEqual([
      ["8", "8"],
      ["$G is filled in later", "$G"],
    ]);
    expect(security.hostNamespaces.map((one) => of(one, slice))).toEqual([
      ["network", "true"],
      ["$X is filled in later", "$X"],
    ]);
    expect(slice(security.missingAt)).toBe("web");
  });

  it("falls back to the pod", () => {
    const { container, slice } = readOne(
      ["image: a"],
      ["securityContext: {runAsUser: 5, runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}, privileged: true}"],
    );
    const { security, user } = container;
    expect(of(user, slice)).toEqual(["5", "5"]);
    expect(of(security.runAsNonRoot, slice)).toEqual([true, "true"]);
    expect(of(security.seccomp, slice)).toEqual(["default", "RuntimeDefault"]);
    // A pod has no such setting.
    expect(security.privileged).toBeUndefined();
  });

  it.each([
    ["unconfined", "unconfined"],
    ["runtime/default", "default"],
    ["localhost/mine", "mine"],
  ])("takes AppArmor from an annotation: %s", (value, profile) => {
    const key = "container.apparmor.security.beta.kubernetes.io";
    const { containers } = read(
      `kind: Pod\nmetadata:\n  annotations:\n    ${key}/web: ${value}\nspec:\n  containers: [{name: web}, {name: b}]\n`,
    );
    expect(containers[0]?.security.apparmor?.value).toMatchObject({ value: profile });
    expect(containers[1]?.security.apparmor).toBeUndefined();
  });

  it("says nothing where the file does not", () => {
    const { security, user, healthcheck } = readOne(["image: a"]).container;
    const { addedCapabilities, droppedCapabilities, hostNamespaces, otherGroups, missingAt, ...settings } = security;
    expect([addedCapabilities, droppedCapabilities, hostNamespaces, otherGroups]).toEqual([[], [], [], []]);
    expect(Object.values(settings).filter(Boolean)).toEqual([]);
    expect([user, healthcheck, missingAt.start > 0]).toEqual([undefined, undefined, true]);
  });
});

it("knows the user and the directory of the image where the pod leaves them to it", () => {
  const { place } = readOne(["image: node:22", "workingDir: /a"]).container;
  expect(place.state.user).toMatchObject({ known: true, value: "root" });
  expect(place.state.workdir).toMatchObject({ known: true, value: "/a" });
  expect(readOne(["image: example.com/a:1"]).container.place.state.user.known).toBe(false);
});

it("mounts volumes of the pod", () => {
  const { container, slice } = readOne(
    [
      "volumeMounts:",
      "  - {name: sock, mountPath: /s}",
      "  - {name: sock, mountPath: /r, readOnly: true}",
      "  - {name: tmp, mountPath: /t}",
      "  - {name: mem, mountPath: /m}",
      "  - {name: key, mountPath: /k}",
      "  - {name: conf, mountPath: /c}",
      "  - {name: data, mountPath: /d}",
      "  - {name: gone, mountPath: /g}",
      "  - {mountPath: /x}",
      "  - text",
    ],
    [
      "volumes:",
      '  - {name: sock, hostPath: {path: "/run/a.sock"}}',
      "  - {name: tmp, emptyDir: {}}",
      "  - {name: mem, emptyDir: {medium: Memory}}",
      "  - {name: key, secret: {secretName: s}}",
      "  - {name: conf, configMap: {name: m}}",
      "  - {name: data, persistentVolumeClaim: {claimName: p}}",
    ],
  );
  const value = (fact?: { readonly known: boolean; readonly value?: unknown }) =>
    fact?.known ? fact.value : undefined;
  expect(
    container.mounts.map(({ span, mountType, source, target, readOnly, sourceSpan }) => [
      slice(span).slice(0, 12),
      value(mountType),
      value(source),
      value(target),
      value(readOnly),
      slice(sourceSpan),
    ]),
  ).toEqual([
    ["{name: sock,", "bind", "/run/a.sock", "/s", false, "/run/a.sock"],
    ["{name: sock,", "bind", "/run/a.sock", "/r", true, "/run/a.sock"],
    ["{name: tmp, ", "volume", undefined, "/t", false, ""],
    ["{name: mem, ", "tmpfs", undefined, "/m", false, ""],
    ["{name: key, ", "secret", "s", "/k", false, ""],
    ["{name: conf,", "config", "m", "/c", false, ""],
    ["{name: data,", "volume", "p", "/d", false, ""],
    ["{name: gone,", undefined, undefined, "/g", false, ""],
  ]);
});

it.each([
  ["{containerPort: 80}", "80", false],
  ["{containerPort: 80, protocol: UDP}", "80/UDP", false],
  ["{containerPort: 80, hostPort: 8080}", "8080:80", true],
  ["{containerPort: 80, hostPort: 8080, hostIP: 10.0.0.1, protocol: TCP}", "10.0.0.1:8080:80/TCP", true],
  ["{containerPort: 80, hostPort: 0}", "80", false],
  ["{containerPort: 80, hostIP: 10.0.0.1}", "80", false],
])("reads the port %s", (port, value, published) => {
  const { container, slice } = readOne([`ports: [${port}]`]);
  expect(container.ports).toMatchObject([{ value: { known: true, value }, published }]);
  expect(slice(container.ports[0]?.span)).toBe(port);
});

it("keeps what is known of a port that is filled in later", () => {
  const { container } = readOne(["ports: [{containerPort: 22, hostPort: $P}, {hostPort: 1}]"]);
  expect(container.ports).toMatchObject([
    { value: { known: false }, container: { known: true, value: { first: 22 } }, host: { known: false } },
  ]);
});

it("reads variables", () => {
  const { container, slice, source } = readOne([
    "env:",
    "  - name: A",
    '    value: "x y"',
    "  - {name: B, value: '${X}'}",
    "  - {name: C, valueFrom: {secretKeyRef: {name: s, key: k}}}",
    "  - name: D",
    "  - {value: e}",
  ]);
  const [a, b] = container.environment;
  expect(
    container.environment.map(({ name, nameSpan, value, valueSpan }) => [
      name,
      slice(nameSpan),
      value && (value.known ? value.value : value.reason),
      slice(valueSpan),
    ]),
  ).toEqual([
    ["A", "A", "x y", "x y"],
    ["B", "B", "${X} is filled in later", "${X}"],
    ["C", "C", "the cluster has the value", ""],
    ["D", "D", undefined, ""],
  ]);
  const edit = a?.write("z");
  expect(edit && applyEdits(source.text, [edit])).toBe(source.text.replace("x y", "z"));
  expect(b?.write("$(Z)")).toBeUndefined();
  expect(container.place.state.environment("A")).toMatchObject({ known: true, value: "x y" });
  expect(container.place.state.environment("Z")).toMatchObject({ known: false });
});

describe("commands", () => {
  const lines = (...all: readonly string[]) => {
    const { container, slice } = readOne(all);
    const { entrypoint, command, healthcheck, hooks } = container;
    return [entrypoint, command, healthcheck?.commands ?? [], hooks.flat()].map((list) =>
      list.map(({ program, span, operands }) => [program, slice(span), ...operands.map(({ value }) => value)]),
    );
  };

  it("are those of command and args together", () => {
    expect(lines('command: [sh, -c, "curl -k $(A) $(date)"]', "env: [{name: A, value: b}]")[0]).toEqual([
      ["sh", 'sh, -c, "curl -k $(A) $(date)'],
      ["curl", "curl -k $(A) $(date)", "b", undefined],
      ["date", "date"],
    ]);
    expect(lines("command: [sh, -c]", 'args: ["wget a"]')[0]?.[1]).toEqual(["wget", "wget a", "a"]);
  });

  it("are those of args alone, unless they are options of the image's own program", () => {
    expect(lines("args: [curl, -k]")).toEqual([[], [["curl", "curl, -k"]], [], []]);
    expect(lines("args: [--insecure, curl]")).toEqual([[], [], [], []]);
  });

  it("are those of probes and hooks", () => {
    expect(
      lines(
        "livenessProbe: {exec: {command: [wget, a]}}",
        "readinessProbe: {httpGet: {port: 80}}",
        "lifecycle: {postStart: {exec: {command: [nginx]}}}",
      ).slice(2),
    ).toEqual([[["wget", "wget, a", "a"]], [["nginx", "nginx"]]]);
  });
});

it("has a check where there is any probe", () => {
  const { container, slice } = readOne(["startupProbe: {tcpSocket: {port: 1}}"]);
  expect(slice(container.healthcheck?.span)).toBe("startupProbe: {tcpSocket: {port: 1}}");
  expect(readOne(["readinessProbe:"]).container.healthcheck).toBeUndefined();
});
