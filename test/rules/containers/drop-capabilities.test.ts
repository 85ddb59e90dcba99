import rule from "../../../rules/containers/drop-capabilities.ts";
import { testRule } from "../../rule-tester.ts";
import { namedPod, namedService, patch, pod, service } from "./pods.ts";

const usual =
  "AUDIT_WRITE, chown, CAP_DAC_OVERRIDE, FOWNER, FSETID, KILL, MKNOD, NET_BIND_SERVICE, SETFCAP, SETGID, SETPCAP, SETUID, SYS_CHROOT";

testRule(rule, {
  bad: [
    {
      kind: "kubernetes",
      title: "not said",
      code: namedPod([]),
      says: "Container app keeps the usual capabilities: set capabilities.drop: [ALL] and add those that it needs",
    },
    {
      kind: "compose",
      title: "one of them",
      code: namedService("cap_drop: [NET_RAW]"),
      says: "Service app keeps the usual capabilities: set cap_drop: [ALL] and add those that it needs",
    },
    { kind: "compose", title: "all that are usual but one", code: namedService(`cap_drop: [${usual}]`) },
    { kind: "compose", title: "the only isolation that Linux has", code: namedService("isolation: default") },
    { kind: "compose", title: "not privileged", code: namedService("privileged: false") },
    {
      kind: "compose",
      title: "a path that only looks like a drive",
      code: namedService("volumes: ['./a:/c/data']").replace("example.com/app:1", "example.com/mynanoservers:1"),
    },
  ],
  good: [
    { kind: "compose", title: "all that are usual by name", code: service(`cap_drop: [${usual}, NET_RAW]`) },
    { kind: "compose", title: "privileged, which has all of them", code: service("privileged: true") },
    { kind: "kubernetes", title: "privileged", code: pod(["securityContext: {privileged: true}"]) },
    { kind: "compose", title: "a volume on a drive of Windows", code: service("volumes: ['.\\\\data:C:\\\\data']") },
    {
      kind: "compose",
      title: "an image of Windows by its tag",
      code: service().replace("example.com/app:1", "${REGISTRY}app:${VERSION}-windowsservercore-${CHANNEL}"),
    },
    {
      kind: "compose",
      title: "an image of Windows by its name",
      code: service().replace("example.com/app:1", "mcr.microsoft.com/windows/servercore:ltsc2025"),
    },
    { kind: "compose", title: "a container of Windows", code: service("platform: windows/amd64") },
    { kind: "compose", title: "an isolation that only Windows has", code: service("isolation: ${ISOLATION:-hyperv}") },
    { kind: "compose", title: "an isolation that is chosen outside", code: service("isolation: ${ISOLATION}") },
    { kind: "kubernetes", title: "a part of a patch", code: patch, unknown: "it may be a patch of another file" },
    {
      kind: "compose",
      title: "given from outside",
      code: service("cap_drop: ['${C}']"),
      unknown: "C comes from the environment in which Compose runs",
    },
  ],
});
