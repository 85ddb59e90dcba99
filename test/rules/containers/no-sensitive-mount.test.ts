import rule from "../../../rules/containers/no-sensitive-mount.ts";
import { testRule } from "../../rule-tester.ts";
import { pod, service } from "./pods.ts";

const mounted = (path: string, mount: string) =>
  pod([`volumeMounts: [${mount}]`], [`volumes: [{name: e, hostPath: {path: ${path}}}]`]);

testRule(rule, {
  bad: [
    {
      kind: "kubernetes",
      title: "with a slash at the end",
      code: mounted("‹/etc/›", "«{name: e, mountPath: /e}»"),
      message: "writable",
      says: "Container app can change /etc of the host: mount only what it needs",
      related: "The volume is described here",
    },
    {
      kind: "kubernetes",
      title: "to be read",
      code: mounted("‹/›", "«{name: e, mountPath: /e, readOnly: true}»"),
      message: "readable",
      says: "Container app can read / of the host: mount only what it needs",
      related: "The volume is described here",
    },
    {
      kind: "compose",
      title: "by the policy",
      code: service("volumes: [«/srv:/srv»]"),
      options: { paths: ["/srv"] },
      message: "writable",
    },
  ],
  good: [
    { kind: "kubernetes", title: "a part of one", code: mounted("/etc/app", "{name: e, mountPath: /e}") },
    { kind: "kubernetes", title: "filled in later", code: mounted("$P", "{name: e, mountPath: /e}") },
    { kind: "compose", title: "in the container", code: service("volumes: [etc:/etc, ./etc:/etc, /proc]") },
    { title: "a mount of a build", code: "FROM a\nRUN --mount=type=bind,source=/etc,target=/e make" },
  ],
});
