import rule from "../../../rules/containers/no-writable-host-mount.ts";
import { testRule } from "../../rule-tester.ts";
import { pod, service } from "./pods.ts";

const volume = (hostPath: string) => [`volumes: [{name: v, hostPath: {${hostPath}}}]`];
const mounted = (mount: string, hostPath = "path: /srv") => pod([`volumeMounts: [${mount}]`], volume(hostPath));

testRule(rule, {
  bad: [
    {
      kind: "kubernetes",
      title: "over several lines",
      code: pod(["volumeMounts:", "  - «mountPath: /v", "    name: v» # all of it", "env: []"], volume("path: ‹/srv›")),
      says: "Container app can write to /srv of its node: mount it with readOnly: true",
      related: "The volume is described here",
      fixedUnsafe: pod(
        ["volumeMounts:", "  - mountPath: /v", "    name: v # all of it", "    readOnly: true", "env: []"],
        volume("path: /srv"),
      ),
    },
    {
      kind: "kubernetes",
      title: "with the line ends of Windows",
      code: pod(["volumeMounts:", "  - «mountPath: /v", "    name: v»"], volume("path: ‹/srv›")).replaceAll(
        "\n",
        "\r\n",
      ),
      fixedUnsafe: pod(
        ["volumeMounts:", "  - mountPath: /v", "    name: v", "    readOnly: true"],
        volume("path: /srv"),
      ).replaceAll("\n", "\r\n"),
      related: "The volume is described here",
    },
    {
      kind: "kubernetes",
      title: "at the end of the file",
      code: `apiVersion: v1\nkind: Pod\nspec:\n  volumes: [{name: v, hostPath: {path: ‹/srv›}}]\n  containers:\n    - name: app\n      image: a:1\n      volumeMounts:\n        - «name: v\n          mountPath: /v»`,
      related: "The volume is described here",
      fixedUnsafe: `apiVersion: v1\nkind: Pod\nspec:\n  volumes: [{name: v, hostPath: {path: /srv}}]\n  containers:\n    - name: app\n      image: a:1\n      volumeMounts:\n        - name: v\n          mountPath: /v\n          readOnly: true`,
    },
    {
      kind: "kubernetes",
      title: "said",
      code: mounted("«{name: v, readOnly: false, mountPath: /v}»", "path: ‹/srv›"),
      related: "The volume is described here",
    },
    {
      kind: "kubernetes",
      title: "memory of the node",
      code: mounted("«{name: v, mountPath: /v}»", "path: ‹/dev/shm›"),
      related: "The volume is described here",
      fixedUnsafe: mounted("{name: v, mountPath: /v, readOnly: true}", "path: /dev/shm"),
    },
    {
      kind: "kubernetes",
      title: "with blanks before the end",
      code: mounted("«{ name: v, mountPath: /v }»", "path: ‹/srv›, type: Directory"),
      related: "The volume is described here",
      fixedUnsafe: mounted("{ name: v, mountPath: /v, readOnly: true }", "path: /srv, type: Directory"),
    },
    ...(
      [
        ["with a comma behind the last pair", "{name: v, mountPath: /v,}", "{name: v, mountPath: /v, readOnly: true}"],
        ["as JSON", '{"name": "v", "mountPath": "/v"}', '{"name": "v", "mountPath": "/v", "readOnly": true}'],
        [
          "with a comment",
          "{name: v,\n          mountPath: /v # what is there\n        }",
          "{readOnly: true, name: v,\n          mountPath: /v # what is there\n        }",
        ],
        [
          "over several lines of a flow",
          "{\n          name: v,\n          mountPath: /v\n        }",
          "{\n          name: v,\n          mountPath: /v, readOnly: true\n        }",
        ],
      ] as const
    ).map(([title, mount, fixed]) => ({
      kind: "kubernetes" as const,
      title,
      code: mounted(`«${mount}»`, "path: ‹/srv›"),
      related: "The volume is described here",
      fixedUnsafe: mounted(fixed, "path: /srv"),
    })),
  ],
  good: [
    { kind: "kubernetes", title: "to be read", code: mounted("{name: v, mountPath: /v, readOnly: true}") },
    { kind: "kubernetes", title: "a socket", code: mounted("{name: v, mountPath: /v}", "path: /run/a.sock") },
    { kind: "kubernetes", title: "a device", code: mounted("{name: v, mountPath: /v}", "path: /dev/kvm") },
    ...["Socket", "CharDevice", "BlockDevice"].map((type) => ({
      kind: "kubernetes" as const,
      title: type,
      code: mounted("{name: v, mountPath: /v}", `path: /dev/v, type: ${type}`),
    })),
    {
      kind: "kubernetes",
      title: "of the pod alone",
      code: pod(["volumeMounts: [{name: v, mountPath: /v}]"], ["volumes: [{name: v, emptyDir: {}}]"]),
    },
    {
      kind: "kubernetes",
      title: "filled in later",
      code: mounted("{name: v, mountPath: /v, readOnly: $R}"),
      unknown: "$R is filled in later",
    },
    {
      kind: "kubernetes",
      title: "a path that is filled in later",
      code: mounted("{name: v, mountPath: /v}", "path: $P"),
      unknown: "$P is filled in later",
    },
    { kind: "compose", title: "of a machine for development", code: service("volumes: [./src:/src]") },
  ],
});
