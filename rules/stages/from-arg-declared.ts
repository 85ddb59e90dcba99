import {
  type DockerfileDocument,
  type DockerfileModel,
  defineRule,
  type From,
  type KeyValue,
  type VariableUse,
} from "../../src/author.ts";
import { emptyWhenUnset, globalArgs, suggestion } from "../../src/kit.ts";
import { predefinedArgs } from "../../src/knowledge/predefined.ts";

export default defineRule({
  id: "from-arg-declared",
  summary: "Variables in FROM are declared by ARG above the first FROM",
  why: "FROM sees only global arguments: any other variable is empty there, whatever stages declare or set.",
  topic: "stages",
  category: "correctness",
  severity: "error",
  kinds: ["dockerfile"],
  recommended: true,
  aliases: { buildkit: ["UndefinedArgInFrom"] },
  reference: "https://docs.docker.com/reference/build-checks/undefined-arg-in-from/",
  messages: {
    undeclared: "{name} is empty here: it is not declared above the first FROM{meant}",
    stage: "{name} is empty here: it is declared inside a stage, not above the first FROM",
  },
  examples: [
    { bad: "FROM alpine:${«VERSION»}", good: "ARG VERSION=3.20\nFROM alpine:${VERSION}", message: "undeclared" },
    {
      bad: "FROM golang:1.24 AS build\nARG VERSION=3.20\nFROM alpine:${«VERSION»}",
      good: "ARG VERSION=3.20\nFROM golang:1.24 AS build\nFROM alpine:${VERSION}",
      message: "stage",
    },
    { title: "Predefined platform arguments need no declaration", good: "FROM --platform=$BUILDPLATFORM golang:1.24" },
  ],
  *check(document, { model }) {
    const inStages = new Map<string, KeyValue>();
    for (const one of document.instructions) {
      if (one.type === "Arg") for (const pair of one.pairs) inStages.set(pair.key.text, pair);
      if (one.type !== "From") continue;
      for (const { name, nameSpan } of undeclared(one, model)) {
        const pair = inStages.get(name);
        if (pair) {
          const related = [{ at: pair, message: "Declared here" }];
          yield { at: nameSpan, message: "stage", data: { name }, related };
        } else {
          const meant = suggestion(name, inScope(document));
          yield { at: nameSpan, message: "undeclared", data: { name, meant } };
        }
      }
    }
  },
});

function undeclared(from: From, model: DockerfileModel): readonly VariableUse[] {
  return [from.platform?.value, from.image]
    .flatMap((word) => (word ? model.variables(word, from) : []))
    .filter(({ fact, modifier }) => fact === undefined && emptyWhenUnset(modifier));
}

function inScope(document: DockerfileDocument): readonly string[] {
  return [...globalArgs(document).slice(-64), ...predefinedArgs.filter((one) => one.global).map(({ name }) => name)];
}
