import { describe, expect, it } from "vitest";
import { type Action, actionsIn, fixAllEdits, wants } from "../../src/lsp/code-actions.ts";
import { suppressionOf } from "../../src/lsp/suppress.ts";
import { applyEdits } from "../../src/text/edit.ts";
import { analysisOf } from "./workspace.ts";

async function offered(text: string, word: string, only?: readonly string[]) {
  const analysis = await analysisOf({ Dockerfile: text });
  const start = text.indexOf(word);
  return { analysis, actions: actionsIn(analysis, { start, end: start + word.length }, only) };
}

const titles = (actions: readonly Action[]) => actions.map(({ title }) => title);

describe("code actions", () => {
  const text = "FROM debian:12\nMAINTAINER me\nRUN apt-get update && apt-get install curl\nUSER root\n";

  it("offer fixes that hold, the safe one preferred", async () => {
    const { actions } = await offered(text, "MAINTAINER");
    const [first] = actions;
    expect(first).toMatchObject({ kind: "quickfix", preferred: true, does: { type: "edit" } });
    if (first?.does.type !== "edit") throw new Error("no edit");
    expect(applyEdits(text, first.does.edits)).toContain('LABEL org.opencontainers.image.authors="me"');
    expect(titles(actions)).toContain("Suppress no-maintainer here");
    expect(titles(actions)).toContain("Suppress no-maintainer in this file");
    expect(titles(actions)).toContain("Explain no-maintainer");
    expect(titles(actions)).toContain("Fix all safe problems in this file");
  });

  it("name unsafe fixes so, and never prefer them", async () => {
    const unsafe = (await offered(text, "RUN apt-get update && apt-get install curl")).actions.filter(({ title }) =>
      title.includes("unsafe"),
    );
    expect(unsafe.every(({ preferred }) => !preferred)).toBe(true);
  });

  it("are those that were asked for", async () => {
    expect(new Set((await offered(text, text, ["source.fixAll"])).actions.map(({ kind }) => kind))).toEqual(
      new Set(["source.fixAll.plimsoll"]),
    );
    expect((await offered(text, text, ["refactor"])).actions).toEqual([]);
    expect((await offered(text, "debian", ["quickfix"])).actions).toEqual([]);
    expect(wants(["source"], "source.fixAll.plimsoll")).toBe(true);
    expect(wants(["source.fixAll.other"], "source.fixAll.plimsoll")).toBe(false);
    expect(wants(["source.fix"], "source.fixAll.plimsoll")).toBe(false);
    expect(wants([], "quickfix")).toBe(false);
  });

  it("fix everything that is safe, and nothing else", async () => {
    const { analysis } = await offered(text, "FROM");
    const fixed = applyEdits(text, fixAllEdits(analysis));
    expect(fixed).toContain("LABEL");
    expect(fixed).toContain("USER root");
    expect(fixAllEdits(analysis.again(fixed))).toEqual([]);
  });

  it("touch only the lines that change", async () => {
    const many = `FROM debian:12\nMAINTAINER me\n${"RUN true\n".repeat(50)}USER 1000\n`;
    const { analysis } = await offered(many, "FROM");
    const edits = fixAllEdits(analysis);
    expect(edits.length).toBeGreaterThan(0);
    expect(edits.every(({ span }) => span.end <= many.indexOf("RUN"))).toBe(true);
  });
});

describe("silencing", () => {
  async function silenced(text: string, rule: string, scope: "next" | "file", path = "Dockerfile", reason?: string) {
    const analysis = await analysisOf({ [path]: text }, path, { presets: ["strict"] });
    const finding = analysis.result.findings.find((one) => one.rule === rule);
    if (!finding) throw new Error(`no finding of ${rule}`);
    const suppression = suppressionOf(finding, scope, analysis, reason);
    if (!suppression) return undefined;
    const after = analysis.again(applyEdits(text, [suppression.edit]));
    expect(after.result.suppressed.map((one) => one.finding.rule)).toContain(rule);
    return after.source.text;
  }

  it("is not offered where directives are reported themselves", async () => {
    const files = { Dockerfile: "FROM debian:12\nUSER root\n" };
    const analysis = await analysisOf(files, "Dockerfile", { presets: ["all"] });
    const finding = analysis.result.findings.find(({ rule }) => rule === "no-root-user");
    expect(finding && suppressionOf(finding, "next", analysis)).toBeUndefined();
  });

  it.each([
    [
      "above the instruction, not the line",
      "FROM debian:12\nRUN true \\\n    && sudo ls\nUSER 1000\n",
      "no-sudo",
      "FROM debian:12\n# plimsoll ignore=no-sudo -- give the reason\nRUN true \\\n    && sudo ls\nUSER 1000\n",
    ],
    [
      "in a heredoc",
      "FROM debian:12\nRUN <<EOF\nsudo ls\nEOF\nUSER 1000\n",
      "no-sudo",
      "FROM debian:12\n# plimsoll ignore=no-sudo -- give the reason\nRUN <<EOF\nsudo ls\nEOF\nUSER 1000\n",
    ],
    [
      "with the file's line breaks",
      "FROM debian:12\r\n  USER root\r\n",
      "no-root-user",
      "FROM debian:12\r\n  # plimsoll ignore=no-root-user -- give the reason\r\n  USER root\r\n",
    ],
  ])("writes a directive %s", async (_name, text, rule, expected) => {
    expect(await silenced(text, rule, "next")).toBe(expected);
  });

  it.each([
    [
      "FROM debian:12\nUSER root\n",
      "# plimsoll ignore-file=no-root-user -- give the reason\nFROM debian:12\nUSER root\n",
    ],
    [
      "# syntax=docker/dockerfile:1\n# escape=`\n\nFROM debian:12\nUSER root\n",
      "# syntax=docker/dockerfile:1\n# escape=`\n# plimsoll ignore-file=no-root-user -- give the reason\n\nFROM debian:12\nUSER root\n",
    ],
    [
      "\uFEFFFROM debian:12\nUSER root",
      "\uFEFF# plimsoll ignore-file=no-root-user -- give the reason\nFROM debian:12\nUSER root",
    ],
  ])("for the whole file leaves the parser directives alone: %j", async (text, expected) => {
    expect(await silenced(text, "no-root-user", "file")).toBe(expected);
  });

  it("writes in the comments of Compose files", async () => {
    const text = "services:\n  web:\n    image: nginx\n    ports:\n      - 22:22\n";
    expect(await silenced(text, "pin-base-image-tag", "next", "compose.yaml")).toBe(
      text.replace("    image", "    # plimsoll ignore=pin-base-image-tag -- give the reason\n    image"),
    );
    expect(await silenced(text, "pin-base-image-tag", "file", "compose.yaml")).toBe(
      `# plimsoll ignore-file=pin-base-image-tag -- give the reason\n${text}`,
    );
  });

  it("writes inside a Dockerfile that stands in a Compose file", async () => {
    const text =
      "services:\n  web:\n    build:\n      dockerfile_inline: |\n        FROM debian:12\n        USER root\n";
    expect(await silenced(text, "no-root-user", "next", "compose.yaml")).toBe(
      text.replace("        USER", "        # plimsoll ignore=no-root-user -- give the reason\n        USER"),
    );
  });

  it("writes in ignore files", async () => {
    const text = "!docs/keep\ndocs\n";
    expect(await silenced(text, "dockerignore-exception-order", "next", ".dockerignore")).toBe(
      `# plimsoll ignore=dockerignore-exception-order -- give the reason\n${text}`,
    );
  });

  it("keeps a reason on one line, and marks where it stands", async () => {
    const analysis = await analysisOf({ Dockerfile: "FROM debian:12\nUSER root\n" });
    const finding = analysis.result.findings.find(({ rule }) => rule === "no-root-user");
    const suppression = finding && suppressionOf(finding, "next", analysis, " a\nUSER b ");
    expect(suppression?.edit.text).toBe("# plimsoll ignore=no-root-user -- a USER b\n");
    const { start, end } = suppression?.reason ?? { start: 0, end: 0 };
    expect(suppression?.edit.text.slice(start, end)).toBe("a USER b");
  });

  it("is not offered where no directive helps", async () => {
    const analysis = await analysisOf({ Dockerfile: "FROM debian:12\n# plimsoll ignore=no-such-rule\nUSER 1000\n" });
    const [finding] = analysis.result.findings;
    expect(finding?.rule).toBe("unknown-rule-in-directive");
    expect(finding && suppressionOf(finding, "file", analysis)).toBeUndefined();
  });
});

it.each([
  ["compose.yaml", "services:\n  a:\n    build:\n      context: .\n      target: prdo\n"],
  ["docker-bake.hcl", 'target "a" {\n  context = "."\n  target = "prdo"\n}\n'],
  ["Makefile", "image:\n\tdocker build --target prdo .\n"],
  ["build.sh", "docker build --target prdo .\n"],
  [".goreleaser.yaml", "dockers:\n  - dockerfile: Dockerfile\n    build_flag_templates: [--target=prdo]\n"],
  ["devcontainer.json", '{ "build": { "dockerfile": "Dockerfile", "target": "prdo" } }\n'],
  [".gitlab-ci.yml", "build:\n  script:\n    - docker build --target prdo .\n"],
])("in %s mend a target that is misspelt", async (path, text) => {
  const analysis = await analysisOf({ Dockerfile: "FROM debian:12 AS prod\n", [path]: text }, path);
  const start = text.indexOf("prdo");
  const actions = actionsIn(analysis, { start, end: start + 4 }, ["quickfix"]);
  const fix = actions.find(({ title }) => title.includes("Change the target to prod"));
  if (fix?.does.type !== "edit") throw new Error("no edit");
  expect(applyEdits(text, fix.does.edits)).toBe(text.replace("prdo", "prod"));
});
