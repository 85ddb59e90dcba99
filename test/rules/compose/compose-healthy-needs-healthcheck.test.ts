import rule from "../../../rules/compose/compose-healthy-needs-healthcheck.ts";
import { testRule } from "../../rule-tester.ts";

const waits = (awaited: string, condition = "service_healthy") =>
  `services:\n  app:\n    image: example.com/app:1\n    depends_on: {x: {condition: ${condition}}}\n  x:\n${awaited}\n`;
const found = (awaited: string) => waits(awaited, "«service_healthy»").replace("  x:\n", "  ‹x›:\n");
const inline = (...lines: readonly string[]) =>
  `    build:\n      dockerfile_inline: |\n${lines.map((line) => `        ${line}\n`).join("")}`;

testRule(rule, {
  good: [
    waits("    image: redis:8", "service_started"),
    waits(inline("FROM alpine:3.22", "HEALTHCHECK CMD true")),
    { title: "an image that is not known", code: waits("    image: example.com/x:1"), unknown: true },
    { title: "a base that is not known", code: waits(inline("FROM example.com/x:1")), unknown: true },
    "services:\n  app:\n    image: example.com/app:1\n    depends_on: [x]\n  x:\n    image: redis:8\n",
    {
      title: "a file that is read over it",
      code: waits("    image: redis:8"),
      files: { "compose.override.yaml": "services: {x: {healthcheck: {test: [CMD, redis-cli, ping]}}}" },
    },
    waits("    extends: y\n  y:\n    image: redis:8\n    healthcheck: {test: [CMD, redis-cli, ping]}"),
  ],
  bad: [
    {
      code: found("    image: redis:8"),
      says: "The service x has no health check, and neither has its image: add healthcheck to it",
      related: "The service",
      message: "unchecked",
    },
    {
      title: "times alone check nothing",
      code: found(`${inline("FROM alpine:3.22")}    healthcheck: {interval: 5s}`),
      related: "The service",
      message: "unchecked",
    },
    {
      title: "the image's own is switched off",
      code: found(inline("FROM alpine:3.22", "HEALTHCHECK NONE")),
      related: "The service",
      message: "unchecked",
    },
    {
      code: found("    image: redis:8\n    healthcheck: {disable: true}"),
      says: "The health check of the service x is switched off",
      related: "The service",
      message: "disabled",
    },
  ],
});
