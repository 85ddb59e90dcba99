import rule from "../../../rules/containers/container-healthcheck.ts";
import { testRule } from "../../rule-tester.ts";
import { namedPod, patch, pod, service } from "./pods.ts";

testRule(rule, {
  bad: [
    {
      kind: "kubernetes",
      title: "hooks are no probes",
      code: namedPod(["lifecycle: {postStart: {exec: {command: [a]}}}"]),
      says: "Container app has no health check: add readinessProbe",
    },
    {
      kind: "compose",
      title: "times alone check nothing",
      code: "services:\n  «cache»:\n    image: redis:8\n    healthcheck: {interval: 5s}\n",
      says: "Service cache has no health check: add healthcheck",
    },
  ],
  good: [
    { kind: "kubernetes", title: "a probe", code: pod(["livenessProbe: {tcpSocket: {port: 1}}"]) },
    { kind: "kubernetes", title: "an end", code: pod([], ["restartPolicy: Never"]) },
    { kind: "kubernetes", title: "a part of a patch", code: patch, unknown: "it may be a patch of another file" },
    { kind: "compose", title: "not wanted", code: "services: {a: {image: redis:8, healthcheck: {disable: true}}}" },
    {
      kind: "compose",
      title: "perhaps the image's",
      code: service(),
      unknown: "the image may have a HEALTHCHECK",
    },
  ],
});
