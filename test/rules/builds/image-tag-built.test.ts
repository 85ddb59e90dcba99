import rule from "../../../rules/builds/image-tag-built.ts";
import { testRule } from "../../rule-tester.ts";
import { pod } from "../containers/pods.ts";

const compose = (built: string, run: string, ...more: readonly string[]) =>
  `services:\n  a:\n    image: ${built}\n    build: .\n${more.join("")}  b:\n    image: ${run}\n`;
const bake = (tag: string) => ({ "docker-bake.hcl": `target "default" {\n  tags = ["${tag}"]\n}\n` });

testRule(rule, {
  good: [
    compose("shop/api:1", "shop/api:1"),
    compose("shop/api", "shop/api:latest"),
    compose("shop/api:1", "shop/web:v1"),
    compose("shop/api:1.4.0", "shop/api:1.3.9"),
    compose("shop/api:dev", "shop/api:prod"),
    { title: "a digest", code: compose("shop/api:v1", `shop/api:1@sha256:${"0".repeat(64)}`) },
    { title: "an image of Docker's", code: compose("redis:mine", "redis:8") },
    { code: compose("shop/api:${TAG}", "shop/api:v1"), unknown: "a build whose tag is not known may make it" },
    { title: "one of several builds", code: compose("shop/api:v1", "shop/api:1"), files: bake("shop/api:1") },
    ...[
      ["shop/worker1:1", "shop/worker2:1"],
      ["shop/worker:1", "shop/workers:1"],
      ["shop/workers:1", "shop/worker:1"],
      ["shop/worker:1", "shop/worker2:1"],
      ["shop/worker:1", "other/wroker:1"],
      ["shop/worker:1", "shop/wroker:2"],
      ["shop/worker:1", "shop/wrokre:1"],
      ["shop/worker:1", "shop/borker:1"],
      ["shop/web:1", "shop/wob:1"],
      ["a/b1:1", "a/bl:1"],
      ["worker:1", "wroker:1"],
      ["shop/worker:${TAG}", "shop/wroker:1"],
    ].map(([built = "", run = ""]) => ({ title: `${run} beside ${built}`, code: compose(built, run) })),
    {
      title: "two names that it may be meant for",
      code: compose("shop/worker:1", "shop/worger:1", "  c:\n    image: shop/worder:1\n    build: c\n"),
    },
    {
      title: "a name that is built, too",
      code: compose("shop/worker:1", "shop/wroker:1", "  c:\n    image: shop/wroker:1\n    build: c\n"),
    },
    {
      title: "a name beside those that are not known",
      code: compose("shop/worker:1", "shop/wroker:1", "  c:\n    image: $NAME\n    build: c\n"),
    },
    {
      title: "names of other builds are not known",
      code: compose("api:dev", "api:prod", "  c:\n    image: $NAME\n    build: c\n"),
    },
  ],
  bad: [
    {
      code: compose("‹api:dev›", "«api:prod»"),
      message: "other",
      says: "The project builds api:dev, and not api:prod",
      related: "It is built here",
    },
    {
      code: compose("‹shop/api:latest›", "«shop/api:lates»"),
      message: "near",
      says: "The project does not build shop/api:lates: did you mean shop/api:latest?",
      related: "It is built here",
    },
    ...[
      ["shop/worker:1", "shop/wroker:1"],
      ["shop/worker:1", "shop/workr:1"],
      ["shop/worker", "shop/worrker:latest"],
      ["example.com/shop/api:1", "example.com/shop/ap1:1"],
      ["shop/two-words:1", "shop/two_words:1"],
      ["shop/w0rld:1", "shop/world:1"],
    ].map(([built = "", run = ""]) => ({
      title: `${run} for ${built}`,
      code: compose(`‹${built}›`, `«${run}»`),
      message: "near" as const,
      says: `The project does not build ${run}: did you mean ${built}?`,
      related: "It is built here",
    })),
    {
      kind: "kubernetes",
      title: "in another file",
      code: pod([], [], "«example.com/shop/wroker:1»"),
      files: { "docker-bake.hcl": 'target "default" {\n  tags = ["‹example.com/shop/worker:1›"]\n}\n' },
      message: "near",
      related: "It is built here",
    },
    {
      kind: "dockerfile",
      title: "a base image",
      code: "FROM «shop/base:1.0»",
      files: { "docker-bake.hcl": 'target "default" {\n  context = "base"\n  tags = ["‹shop/base:V1.0›"]\n}\n' },
      message: "near",
      related: "It is built here",
    },
  ],
});
