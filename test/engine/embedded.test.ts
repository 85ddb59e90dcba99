import { beforeAll, describe, expect, it } from "vitest";
import noLatest from "../../rules/base-image/no-latest-base-image.ts";
import redundantPlatform from "../../rules/base-image/no-redundant-target-platform.ts";
import quotePorts from "../../rules/compose/compose-quote-ports.ts";
import requireUser from "../../rules/user/require-user.ts";
import { composeKind } from "../../src/kinds/compose/kind.ts";
import { kinds } from "../../src/kinds/index.ts";
import { defineRule } from "../../src/rule.ts";
import { positionAt } from "../../src/text/source.ts";
import { configWith, lintWith } from "./project.ts";

beforeAll(() => composeKind.prepare?.());

const compose = `services:
  web:
    image: web
    build:
      dockerfile_inline: |
        # the site
        FROM --platform=$$TARGETPLATFORM nginx:1.27
        COPY . /srv
  api:
    build:
      context: .
      dockerfile_inline: |
          FROM debian:latest

          COPY . /srv
          CMD ["/srv/api"]
    ports:
      - 22:22
`;
const rules = [noLatest, redundantPlatform, requireUser, quotePorts];
const lint = (text: string, fix?: "safe" | "all") =>
  lintWith(rules, [{ path: "compose.yaml", text }], fix ? { fix } : {}).files[0];

describe("Dockerfiles in a Compose file", () => {
  it("have their findings at places of the outer file, in its order", () => {
    const report = lint(compose);
    const found = report?.findings.map(({ rule, span }) => {
      const { line, column } = positionAt({ path: "", text: compose }, span.start);
      return [rule, line, column, compose.slice(span.start, span.end)];
    });
    expect(found).toEqual([
      ["no-redundant-target-platform", 7, 14, "--platform=$$TARGETPLATFORM"],
      ["require-user", 13, 16, "debian:latest"],
      ["no-latest-base-image", 13, 23, "latest"],
      ["compose-quote-ports", 18, 9, "22:22"],
    ]);
  });

  it("are in order where there is one, whatever the order of kinds", () => {
    const [start = "", ports = ""] = compose.split(/ {2}api:\n[\s\S]*(?= {4}ports)/);
    const config = configWith(rules, { kinds: kinds.toReversed() });
    const [report] = lintWith(rules, [{ path: "compose.yaml", text: start + ports, kind: "compose" }], {
      config,
    }).files;
    expect(report?.findings.map(({ rule }) => rule)).toEqual(["no-redundant-target-platform", "compose-quote-ports"]);
  });

  it("are fixed in the outer file with its indentation", () => {
    const fixed = lint(compose, "all")?.source.text;
    expect(fixed).toBe(
      compose
        .replace("--platform=$$TARGETPLATFORM ", "")
        .replace("debian:latest", "debian:13")
        .replace('          CMD ["/srv/api"]', '          USER 65532:65532\n          CMD ["/srv/api"]')
        .replace("- 22:22", '- "22:22"'),
    );
    expect(lint(fixed ?? "", "all")?.source.text).toBe(fixed);
  });

  it("keep what only an unsafe fix would change", () => {
    expect(lint(compose, "safe")?.source.text).not.toContain("USER");
  });

  it("take the end of a block", () => {
    const text =
      "services:\n  a:\n    build:\n      dockerfile_inline: |\n        FROM debian:12\n        COPY . /srv\n    ports: []\n";
    expect(lint(text, "all")?.source.text).toBe(
      text.replace("COPY . /srv\n", "COPY . /srv\n        USER 65532:65532\n"),
    );
  });

  it("are known by the service that builds them", () => {
    const text =
      'services:\n  a:\n    build:\n      target: base\n      dockerfile_inline: |\n        FROM debian:12 AS base\n        USER 1000\n        FROM debian:12\n        CMD ["/app"]\n';
    const report = lint(text);
    expect(report?.findings.map(({ rule }) => rule)).toEqual(["require-user"]);
  });
});

it("related places of an embedded Dockerfile are those of the file, and empty places stay empty", () => {
  const relating = defineRule({
    id: "relating",
    summary: "A test",
    why: "It tests.",
    topic: "syntax",
    category: "correctness",
    severity: "warning",
    kinds: ["dockerfile"],
    recommended: true,
    messages: { found: "found" },
    examples: [],
    on: {
      From: ({ span: { start }, image }) => ({
        at: { start, end: start },
        message: "found",
        related: [
          { at: image ?? { start, end: start }, message: "here" },
          { at: { start: 1, end: 2 }, message: "there", path: "other" },
        ],
      }),
    },
  });
  const text = "services: {web: {build: {dockerfile_inline: FROM a}}}";
  const [finding] = lintWith([relating], [{ path: "compose.yaml", text }]).files[0]?.findings ?? [];
  const start = text.indexOf("FROM");
  expect(finding?.span).toEqual({ start, end: start });
  expect(finding?.related).toEqual([
    { span: { start: start + 5, end: start + 6 }, message: "here" },
    { span: { start: 1, end: 2 }, message: "there", path: "other" },
  ]);
});
