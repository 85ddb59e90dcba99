import { expect, it } from "vitest";
import git from "../../../rules/dockerignore/dockerignore-git.ts";
import present from "../../../rules/dockerignore/dockerignore-present.ts";
import type { LintInput } from "../../../src/engine/lint.ts";
import { lintWith } from "../../engine/project.ts";

// One ignore file is missing, and one rule says so.

const stages = ["COPY . /app", "ADD . /app", "COPY . /app\nRUN git describe", "ADD . /a\nCOPY . /b"];
const cases = stages.flatMap((text) => [
  [`FROM node:22\n${text}`, true] as const,
  [`FROM node:22\n${text}`, false] as const,
  [`FROM node:22 AS unused\nCOPY . /x\nFROM node:22\n${text}`, true] as const,
]);

it.each(cases)("is told once of %j, with .git %s", (text, hasGit) => {
  const inputs: readonly LintInput[] = [
    { path: "Dockerfile", text, kind: "dockerfile" },
    { path: "compose.yaml", text: "services:\n  app:\n    build: .\n", kind: "compose" },
  ];
  const texts = new Map(inputs.map((input) => [input.path, input.text]));
  const exists = (path: string) => texts.has(path) || path === "." || (hasGit && path === ".git");
  const report = lintWith([git, present], inputs, { reader: { read: (path) => texts.get(path), exists } });
  const rules = report.files.flatMap(({ findings }) => findings.map(({ rule }) => rule));
  const isHistory = hasGit && /\nCOPY/.test(text.replace(/^.*unused\nCOPY.*/, "")) && !text.includes("git describe");
  expect(rules).toEqual([isHistory ? git.id : present.id]);
});
