import type { Arg, DockerfileDocument, KeyValue } from "../../src/kinds/dockerfile/nodes.ts";
import { predefinedArgs } from "../../src/knowledge/predefined.ts";
import { defineRule, type Report } from "../../src/rule.ts";
import { globalArgs, mindsUnset } from "../../src/rule-kit/unset-variables.ts";
import { suggestion } from "../../src/text/nearest.ts";

export default defineRule({
  id: "from-arg-declared",
  summary: "Variables in FROM are declared by ARG above the first FROM",
  why: "FROM sees global arguments only: any other variable is empty there, whatever stages declare or set.",
  topic: "stages",
  category: "correctness",
  severity: "error",
  kinds: ["dockerfile"],
  recommended: true,
  aliases: { buildkit: ["UndefinedArgInFrom"] },
  reference: "https://docs.docker.com/reference/build-checks/undefined-arg-in-from/",
  messages: {
    undeclared: "{name} is not declared above the first FROM, so it is empty here{meant}",
    stage: "{name} is declared inside a stage, where FROM does not see it",
  },
  examples: [
    { bad: "FROM alpine:${«VERSION»}", good: "ARG VERSION=3.20\nFROM alpine:${VERSION}", message: "undeclared" },
    {
      bad: "FROM golang:1.24 AS build\nARG VERSION=3.20\nFROM alpine:${«VERSION»}",
      good: "ARG VERSION=3.20\nFROM golang:1.24 AS build\nFROM alpine:${VERSION}",
      message: "stage",
    },
    { title: "Platforms need no declaration", good: "FROM --platform=$BUILDPLATFORM golang:1.24" },
  ],
  on: {
    From(from, { model, document }) {
      const words = [from.platform?.value, from.image].filter((word) => word !== undefined);
      return words
        .flatMap((word) => model.variables(word, from))
        .filter(({ fact, modifier }) => fact === undefined && !mindsUnset(modifier))
        .map(({ name, nameSpan }): Report<"undeclared" | "stage"> => {
          const inStage = stageArg(name, document, from.stage);
          return inStage
            ? { at: nameSpan, message: "stage", data: { name }, related: [{ at: inStage, message: "declared here" }] }
            : { at: nameSpan, message: "undeclared", data: { name, meant: suggestion(name, inScope(document)) } };
        });
    },
  },
});

function stageArg(name: string, { stages }: DockerfileDocument, before: number): KeyValue | undefined {
  return stages
    .slice(0, before)
    .flatMap(({ instructions }) => instructions.filter((one): one is Arg => one.type === "Arg"))
    .flatMap(({ pairs }) => pairs)
    .find(({ key }) => key.text === name);
}

function inScope(document: DockerfileDocument): readonly string[] {
  return [...globalArgs(document), ...predefinedArgs.filter((one) => one.global).map(({ name }) => name)];
}
