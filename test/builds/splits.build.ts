import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Observation } from "../../src/prove/observe.ts";
import { type Files, textsIn, withContext } from "./context.ts";
import { observeIn } from "./engine.ts";
import { javaServer } from "./java.ts";
import { missingFor } from "./language-bases.ts";
import { nodeProject, nodeSite } from "./node.ts";
import { applyFixes } from "./plimsoll.ts";
import { pythonServer } from "./python.ts";
import { rustServer } from "./rust.ts";

// The figures of docs/use/one-stage-to-a-small-image.md: a service of each language, as it is and after one run.

const rules = ["no-toolchain-in-final", "jre-not-jdk"];

/** In milliseconds: compilers take their time. */
const longest = 1_200_000;

interface Service {
  readonly name: string;
  readonly bases: readonly string[];
  readonly dockerfile: readonly string[];
  readonly files: Files;
  /** How much smaller it is at least. */
  readonly factor: number;
}

const services: readonly Service[] = [
  {
    name: "Rust, with the C library of Debian",
    bases: ["rust:1-bookworm", "gcr.io/distroless/cc-debian12:nonroot"],
    dockerfile: [
      "FROM rust:1-bookworm",
      "WORKDIR /src",
      "COPY . .",
      "RUN cargo build --release",
      "EXPOSE 8080",
      "CMD ./target/release/hello",
    ],
    files: rustServer,
    factor: 20,
  },
  {
    name: "Node, with a package for development",
    bases: ["node:20-bookworm", "node:20-bookworm-slim"],
    dockerfile: [
      "FROM node:20-bookworm",
      "WORKDIR /app",
      "COPY . .",
      "RUN npm ci --offline",
      "RUN npm run build",
      "EXPOSE 8080",
      'CMD ["node", "dist/main.js"]',
    ],
    files: nodeProject,
    factor: 2,
  },
  {
    name: "Java, built by Maven",
    bases: ["maven:3.9-eclipse-temurin-17", "eclipse-temurin:17-jre"],
    dockerfile: [
      "FROM maven:3.9-eclipse-temurin-17",
      "WORKDIR /app",
      "COPY . .",
      "RUN mvn package",
      "EXPOSE 8080",
      'CMD ["java", "-jar", "target/hello-1.0.jar"]',
    ],
    files: javaServer,
    factor: 1.2,
  },
  {
    name: "Python, with a package of pip",
    bases: ["python:3.11-slim-bookworm"],
    dockerfile: [
      "FROM python:3.11-slim-bookworm",
      "RUN apt-get update && apt-get install -y gcc",
      "WORKDIR /srv",
      "COPY *.whl /tmp/",
      "RUN pip install --no-index /tmp/greeting-1.0-py3-none-any.whl",
      "COPY app app",
      "EXPOSE 8080",
      'CMD ["python", "app/main.py"]',
    ],
    files: pythonServer,
    // The stand-in's compiler weighs nothing.
    factor: 0,
  },
  {
    name: "a site that serve serves",
    bases: ["node:20-bookworm", "node:20-bookworm-slim"],
    dockerfile: [
      "FROM node:20-bookworm",
      "RUN --mount=source=serve.tgz,target=/serve.tgz npm install -g --offline serve@file:/serve.tgz",
      "WORKDIR /app",
      "COPY . .",
      "RUN npm ci --offline && npm run build",
      "EXPOSE 8080",
      'CMD ["serve", "-s", "dist", "-l", "8080"]',
    ],
    files: nodeSite,
    factor: 2,
  },
];

describe.each(services)("$name", ({ name, bases, dockerfile, files, factor }) => {
  it("answers as before, from a smaller image, after one run", { timeout: longest }, async (test) => {
    const missing = await missingFor(...bases);
    test.skip(missing !== undefined, missing);
    await withContext({ ...files, Dockerfile: `${dockerfile.join("\n")}\n` }, async (directory) => {
      const before = await observeIn(directory, { port: 8080, path: "/" });
      applyFixes(directory, { rules }, "unsafe");
      const fixed = textsIn(directory);
      const after = await observeIn(directory, { port: 8080, path: "/" });
      console.log(`${name}: ${said(before)} -> ${said(after)}\n${fixed.get(join(directory, "Dockerfile"))}`);
      expect(answerOf(after)).toEqual(answerOf(before));
      expect(answerOf(after)).toMatchObject({ status: 200 });
      expect(sizeOf(after) * factor).toBeLessThan(sizeOf(before));
      applyFixes(directory, { rules }, "unsafe");
      expect(textsIn(directory)).toEqual(fixed);
    });
  });
});

function answerOf(observation: Observation) {
  return observation.built ? observation.runs[0] : observation.log;
}

function sizeOf(observation: Observation): number {
  return observation.built ? observation.image.size : Number.NaN;
}

function said(observation: Observation): string {
  return `${sizeOf(observation).toLocaleString("en")} bytes, ${JSON.stringify(answerOf(observation))}`;
}
