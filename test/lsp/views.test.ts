import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import type { OutlineEntry } from "../../src/kinds/editor.ts";
import { completionsAt } from "../../src/lsp/completion.ts";
import { foldsOf } from "../../src/lsp/folding.ts";
import { linksIn, linksInConfig } from "../../src/lsp/links.ts";
import { outlineOf } from "../../src/lsp/symbols.ts";
import { viewsIn } from "../../src/lsp/views.ts";
import { contains } from "../../src/text/span.ts";
import { analysisOf, withCursor } from "./workspace.ts";

const dockerfile = `# What it is for
# in two lines
ARG V=12
FROM debian:$V AS build
RUN apt-get update \\
    && apt-get install -y curl
COPY <<EOF /etc/motd
hello
EOF

FROM scratch
USER 1000
`;

const compose = `# shared
services:
  web:
    image: nginx:1.27
    ports:
      - "80:80"
  app:
    build:
      context: app
      dockerfile_inline: |
        FROM node:22 AS deps
        RUN npm ci
`;

describe("the outline", () => {
  const short = ({ name, detail, children }: OutlineEntry): unknown => [
    `${name}${detail ? ` ${detail}` : ""}`,
    ...children.map(short),
  ];

  it("lists stages with their instructions", async () => {
    expect(outlineOf(await analysisOf({ Dockerfile: dockerfile })).map(short)).toEqual([
      ["ARG V=12"],
      ["build debian:$V", ["RUN apt-get update && apt-get install -y curl"], ["COPY <<EOF /etc/motd"]],
      ["scratch", ["USER 1000"]],
    ]);
  });

  it("lists services, and Dockerfiles inside them", async () => {
    expect(outlineOf(await analysisOf({ "compose.yaml": compose }, "compose.yaml")).map(short)).toEqual([
      ["web nginx:1.27"],
      ["app app", ["deps node:22", ["RUN npm ci"]]],
    ]);
  });

  it("selects inside of what it lists", async () => {
    const check = ({ span, selection, children }: OutlineEntry) => {
      expect(contains(span, selection)).toBe(true);
      children.forEach(check);
    };
    for (const text of [dockerfile, "FROM", "RUN x", "FROM a AS\nONBUILD", ""]) {
      outlineOf(await analysisOf({ Dockerfile: text })).forEach(check);
    }
    outlineOf(await analysisOf({ "compose.yaml": compose }, "compose.yaml")).forEach(check);
  });
});

describe("folding", () => {
  it("folds stages, long instructions, heredocs and comments", async () => {
    const folds = foldsOf(await analysisOf({ Dockerfile: dockerfile }));
    expect(folds.map(({ startLine, endLine, comment }) => [startLine, endLine, comment])).toEqual([
      [0, 1, true],
      [3, 8, false],
      [4, 5, false],
      [6, 8, false],
      [10, 11, false],
    ]);
  });

  it("folds services, and what is inside them", async () => {
    const folds = foldsOf(await analysisOf({ "compose.yaml": compose }, "compose.yaml"));
    expect(folds.map(({ startLine, endLine }) => [startLine, endLine])).toEqual([
      [2, 5],
      [6, 11],
      [10, 11],
    ]);
  });
});

describe("inlay hints", () => {
  it("tell as whom each stage ends", async () => {
    const text = "FROM debian:12 AS a\nUSER app\nFROM a\nFROM debian:12\nUSER 0\nFROM example.com/x:1\n";
    const [view] = viewsIn(await analysisOf({ Dockerfile: text }));
    const hints = view?.kind.editor?.hints?.(view) ?? [];
    expect(hints.map(({ offset, label }) => [text.slice(0, offset).split("\n").length, label])).toEqual([
      [1, "user app"],
      [3, "user app"],
      [4, "user root"],
      [6, "user ?"],
    ]);
  });
});

describe("links", () => {
  it("lead from services to what they build", async () => {
    const text =
      "services:\n  a:\n    build: app\n  b:\n    build:\n      context: .\n      dockerfile: ci/web.Dockerfile\n  c:\n    build: missing\n";
    const files = { "compose.yaml": text, "app/Dockerfile": "FROM scratch\n", "ci/web.Dockerfile": "FROM scratch\n" };
    const links = linksIn(await analysisOf(files, "compose.yaml"));
    expect(links.map(({ span, path }) => [text.slice(span.start, span.end), path])).toEqual([
      ["app", "app/Dockerfile"],
      ["ci/web.Dockerfile", "ci/web.Dockerfile"],
    ]);
  });

  it("lead from a config to those that it extends and to its plugins", () => {
    const dir = resolve("/srv/project");
    const links = (name: string, text: string) =>
      linksInConfig({ path: join(dir, name), text }).map(({ span, path }) => [text.slice(span.start, span.end), path]);
    expect(links("plimsoll.config.yaml", 'extends: [recommended, "./base.yaml"]\nplugins: [../own.ts, pkg]\n')).toEqual(
      [
        ["./base.yaml", resolve(dir, "base.yaml")],
        ["../own.ts", resolve(dir, "../own.ts")],
      ],
    );
    expect(links("package.json", '{"plimsoll": {"extends": "./base.json"}, "extends": "./no.json"}')).toEqual([
      ["./base.json", resolve(dir, "base.json")],
    ]);
    expect(links("plimsoll.config.ts", "extends: ./base.yaml")).toEqual([]);
    expect(links("other.yaml", "extends: ./base.yaml")).toEqual([]);
  });
});

describe("completion", () => {
  async function complete(text: string, path = "Dockerfile") {
    const { text: plain, cursor } = withCursor(text);
    const found = completionsAt(await analysisOf({ [path]: plain }, path), cursor);
    const sorted = [...found].sort((a, b) => a.rank - b.rank || (a.label < b.label ? -1 : 1));
    return { labels: sorted.map(({ label }) => label), found: sorted, text: plain };
  }

  it("offers first what would be silenced", async () => {
    const { labels } = await complete("FROM debian:12\n# plimsoll ignore=|\nUSER root\n");
    expect(labels[0]).toBe("no-root-user");
    expect(labels).toContain("no-sudo");
    expect(labels).toContain("DL3002");
    expect(labels.indexOf("no-sudo")).toBeLessThan(labels.indexOf("DL3002"));
  });

  it("leaves out of the first ones what the directive names already", async () => {
    const { labels } = await complete("# plimsoll ignore-file=no-root-user,|\nFROM debian\nUSER root\n");
    expect(labels[0]).toBe("pin-base-image-tag");
  });

  it("replaces the whole word", async () => {
    const { found, text } = await complete("FROM debian:12\n# plimsoll ignore=no-|rot -- why\nUSER root\n");
    const [first] = found;
    expect(text.slice(first?.span.start, first?.span.end)).toBe("no-rot");
  });

  it.each([
    ["# hadolint ignore=|", "DL3002"],
    ["# hadolint global ignore=DL3000,|", "DL3002"],
    ["# trivy:ignore:|", "DS-0002"],
    ["# checkov:skip=|", "CKV_DOCKER_8"],
    ["# nosemgrep: |", "last-user-is-root"],
  ])("knows the codes of others: %s", async (comment, expected) => {
    const { labels, found } = await complete(`FROM debian:12\n${comment}\nUSER root\n`);
    expect(labels).toContain(expected);
    expect(labels).not.toContain("no-root-user");
    expect(found.every(({ rule }) => rule !== undefined)).toBe(true);
  });

  it("knows BuildKit's at the top", async () => {
    expect((await complete("# check=skip=|\nFROM debian:12\n")).labels).toContain("JSONArgsRecommended");
  });

  it("offers the words of our own directives", async () => {
    expect((await complete("# plimsoll ig|\nFROM debian:12\n")).labels).toEqual([
      "ignore=",
      "ignore-stage=",
      "ignore-file=",
    ]);
    expect((await complete("# plimsoll ignore=no-sudo u|\nFROM debian:12\n")).labels).toEqual([
      "until=",
      "owner=",
      "-- ",
    ]);
    expect((await complete("# plimsoll ignore=no-sudo -- wh|\nFROM debian:12\n")).labels).toEqual([]);
    expect((await complete("# plimsoll |\nnode_modules\n", ".dockerignore")).labels).toEqual([
      "ignore=",
      "ignore-file=",
    ]);
  });

  it("is silent elsewhere", async () => {
    expect((await complete("FROM debian:12\nRUN echo |\n")).labels).toEqual([]);
    expect((await complete("FROM debian:12\n# a comment |\n")).labels).toEqual([]);
  });
});
