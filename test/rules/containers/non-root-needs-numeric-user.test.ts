import rule from "../../../rules/containers/non-root-needs-numeric-user.ts";
import { testRule } from "../../rule-tester.ts";
import { pod } from "./pods.ts";

const nonRoot = (value = "true", image = "shop/api:1") => pod([`securityContext: {runAsNonRoot: ${value}}`], [], image);
const compose = (...images: readonly string[]) =>
  `services:\n${images.map((image, i) => `  s${i}:\n    image: ${image}\n    build: d${i}\n`).join("")}`;

testRule(rule, {
  good: [
    { code: nonRoot(), unknown: "the image decides" },
    { code: nonRoot("false"), files: { "compose.yaml": compose("shop/api:1"), "d0/Dockerfile": "FROM alpine:3.22" } },
    {
      code: nonRoot(),
      files: { "compose.yaml": compose("shop/api:1"), "d0/Dockerfile": "FROM alpine:3.22\nUSER 1000:app" },
    },
    {
      title: "another tag of it",
      code: nonRoot(),
      files: { "compose.yaml": compose("shop/api:2"), "d0/Dockerfile": "FROM alpine:3.22" },
      unknown: "the image decides",
    },
    {
      title: "a user of the pod's own",
      code: pod([], ["securityContext: {runAsNonRoot: true, runAsUser: 1000}"], "redis:8"),
    },
    {
      title: "one of two builds has a number",
      code: nonRoot(),
      files: {
        "compose.yaml": compose("shop/api:1", "shop/api:${TAG}"),
        "d0/Dockerfile": "FROM alpine:3.22",
        "d1/Dockerfile": "FROM alpine:3.22\nUSER 1000",
      },
    },
    {
      title: "a build that cannot be read",
      code: nonRoot(),
      files: { "compose.yaml": compose("shop/api:1") },
      unknown: "the image decides",
    },
  ],
  bad: [
    {
      code: nonRoot("«true»"),
      files: { "compose.yaml": compose("shop/api:1"), "d0/Dockerfile": "FROM alpine:3.22\n‹USER app›" },
      says: "Container app does not start: the image of d0/Dockerfile names its user app, and only a number proves that it is not root; set runAsUser",
      message: "name",
      related: "The user is set here",
    },
    {
      title: "a build whose tag is not known",
      code: nonRoot("«true»"),
      files: { "compose.yaml": compose("shop/api:${TAG}"), "d0/Dockerfile": "FROM alpine:3.22" },
      says: "Container app does not start: the image of d0/Dockerfile runs as root; set runAsUser, or USER in the image",
      message: "root",
    },
    {
      title: "an image that is pulled",
      code: pod([], ["securityContext: {runAsNonRoot: «true»}"], "nginx:1.29"),
      message: "root",
    },
  ],
});
