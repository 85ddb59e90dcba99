import type { DockerfileModel, Stage } from "../../src/kinds/dockerfile/model/types.ts";
import { defineRule } from "../../src/rule.ts";
import { installedBy } from "../../src/rule-kit/installed-packages.ts";
import { chainSteps, type RunStep } from "../../src/rule-kit/run-steps.ts";
import { rootName, rootSpan, stageLabel } from "../../src/rule-kit/stage-names.ts";
import { packageUse } from "../../src/syntax/packages.ts";
import { type Command, option } from "../../src/syntax/shell/script.ts";

export default defineRule({
  id: "no-toolchain-in-final",
  summary: "Compilers and SDKs are not part of the image that ships",
  why: "A toolchain is hundreds of megabytes that only the build needs, and gives whoever breaks in a compiler.",
  topic: "base-image",
  category: "size",
  severity: "warning",
  kinds: ["dockerfile"],
  recommended: true,
  presets: ["size", "security", "go-static"],
  aliases: { tally: ["tally/prefer-multi-stage-build"], "dockerfile-roast": ["DF011"] },
  reference: "https://docs.docker.com/build/building/multi-stage/",
  options: {
    allow: {
      type: "array",
      items: { type: "string" },
      default: [],
      description: "Packages that may ship though they are build tools.",
    },
  },
  messages: {
    sdk: "The program is built and shipped on {base}: build it in a stage of its own, and copy it to a small base",
    package: "{name} is a build tool, and ships with the image",
  },
  examples: [
    {
      bad: 'FROM «golang:1.24»\nWORKDIR /src\nCOPY . .\nRUN go build -o /app .\nCMD ["/app"]',
      good: 'FROM golang:1.24 AS build\nWORKDIR /src\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /app .\nFROM scratch\nCOPY --from=build /app /app\nCMD ["/app"]',
      message: "sdk",
    },
    {
      bad: 'FROM python:3.12-slim\nRUN apt-get update && apt-get install -y «gcc» libpq5 && rm -rf /var/lib/apt/lists/*\nCMD ["python", "app.py"]',
      message: "package",
    },
    {
      title: "Removed in the same layer",
      good: 'FROM alpine:3.22\nRUN apk add --no-cache --virtual .build gcc musl-dev && make && apk del .build\nCMD ["/app"]',
    },
    { title: "An image of tools", good: 'FROM golang:1.24\nCOPY . .\nCMD ["go", "test", "./..."]' },
  ],
  check(_, { model, options }) {
    const stage = model.target;
    if (!stage || !runsProgram(stage, model)) return [];
    return [sdk(stage, model), ...packages(stage, model, options.allow)];
  },
});

/** Starts something: an image without a command of its own is one of tools, meant for building. */
function runsProgram(stage: Stage, model: DockerfileModel): boolean {
  const start = stage.end.entrypoint ?? stage.end.cmd;
  const commands = start ? model.commands(start) : [];
  return commands.length > 0 && !commands.some(({ program }) => program === undefined || isTool(program));
}

const shellsAndTools = /^(go|cargo|rustc|mvn|gradle|gradlew|mvnw|dotnet-watch|make|cmake|gcc|g\+\+|clang|javac|sbt|bash|sh|ash|zsh|swift|stack|cabal|mix|air|dlv|tail|sleep)$/;

function isTool(program: string): boolean {
  return shellsAndTools.test(program);
}

/** Toolchains whose product runs without them. */
const compiled = new Set(["go", "rust", "gcc", "swift", "haskell", "dotnet-sdk", "jdk", "dart"]);

function sdk(stage: Stage, model: DockerfileModel) {
  const { root } = stage;
  if (!root?.sdk || root.toolchain === undefined || !compiled.has(root.toolchain) || root.debugVariant) return undefined;
  const build = chainSteps(model, stage).find(({ command }) => builds(command));
  if (!build) return undefined;
  const related = [{ at: build.command, message: "The program is built here" }];
  return { at: rootSpan(stage), message: "sdk", data: { base: rootName(stage) }, related } as const;
}

/** Makes a program that runs by itself. */
function builds({ program, subcommand, operands }: Command): boolean {
  if (program === "go") return (subcommand === "build" || subcommand === "install") && !isRemote(operands.map(({ word }) => word.text));
  if (program === "cargo" || program === "swift" || program === "stack" || program === "cabal") return subcommand === "build";
  if (program === "dotnet") return subcommand === "publish" || subcommand === "build";
  if (program === "mvn" || program === "mvnw") return operands.some(({ value }) => /^(package|install|verify)$/.test(value ?? ""));
  if (program === "gradle" || program === "gradlew") return operands.some(({ value }) => /(^|:)(build|assemble|bootJar|jar|shadowJar|installDist)$/.test(value ?? ""));
  return program === "gcc" || program === "g++" || program === "javac";
}

function isRemote(operands: readonly string[]): boolean {
  return operands.some((operand) => operand.includes("@"));
}

const tools = /^(build-essential|build-base|alpine-sdk|base-devel|gcc|g\+\+|clang|make|cmake|gcc-c\+\+|autoconf|automake|musl-dev|libc6-dev|libc-dev|linux-headers|kernel-devel|python3?-dev|python3?-devel|default-jdk|golang|golang-go|rustc|cargo)(-?\d[\d.]*)?$/;

function* packages(stage: Stage, model: DockerfileModel, allowed: readonly string[]) {
  const steps = chainSteps(model, stage);
  // A build that fetches sources at run time, or compiles them, needs its tools.
  for (const { name, spec, step } of installedBy(steps).packages) {
    if (!tools.test(name) || allowed.includes(name) || isRemoved(name, step, steps)) continue;
    yield {
      at: spec.argument,
      message: "package",
      data: { name },
      related: step.stage === stage ? [] : [{ at: step.stage.from, message: `${stageLabel(step.stage)} ships too` }],
    } as const;
  }
}

/** Taken away again by a later command of the same RUN: by name, by the group that apk made of it, or by autoremove. */
function isRemoved(name: string, step: RunStep, steps: readonly RunStep[]): boolean {
  const group = option(step.command, "virtual")?.value?.value;
  return steps.some(({ run, command }) => {
    if (run !== step.run || command.span.start < step.command.span.start) return false;
    if (!packageUse(command, "remove") && command.subcommand !== "autoremove") return false;
    const named = command.operands.map(({ value }) => value);
    return named.includes(undefined) || named.includes(name) || (group !== undefined && named.includes(group));
  });
}
