import rule from "../../../rules/containers/pull-policy-fits-tag.ts";
import { testRule } from "../../rule-tester.ts";
import { namedPod, patch, pod } from "./pods.ts";

const policy = (value: string, image?: string) => pod([`imagePullPolicy: ${value}`], [], image);

testRule(rule, {
  good: [
    policy("Always", "example.com/app"),
    policy("IfNotPresent"),
    policy("Never", "example.com/app"),
    policy("IfNotPresent", `example.com/app:latest@sha256:${"0".repeat(64)}`),
    policy("$POLICY", "example.com/app"),
    pod([], [], "example.com/app"),
    { code: policy("IfNotPresent", "$IMAGE"), unknown: "the image is not known" },
    { code: policy("Always"), options: { always: true } },
    { title: "a moving tag by itself", code: pod([], [], "example.com/app"), options: { always: true } },
    { title: "an image that is filled in", code: pod([], [], "$IMAGE"), options: { always: true } },
    {
      title: "a part of a patch",
      code: patch,
      options: { always: true },
      unknown: "it may be a patch of another file",
    },
  ],
  bad: [
    {
      code: policy("«IfNotPresent»", "example.com/app"),
      message: "moving",
      says: "example.com/app is a moving tag, and IfNotPresent keeps what a node has: pin a version, or set Always",
    },
    {
      title: "a version by itself",
      code: namedPod([]),
      options: { always: true },
      message: "unsaid",
      says: "Container app starts an image that is on the node without asking who may pull it: set imagePullPolicy: Always",
    },
    {
      code: policy("«Never»"),
      options: { always: true },
      message: "any",
      says: "Never starts an image that is on the node without asking who may pull it: set Always",
    },
  ],
});
