import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { mainModules } from "./bundles.ts";
import { commandTablesText } from "./command-tables.ts";
import { root } from "./project.ts";
import { ruleWords } from "./rules-on-demand.ts";

/**
 * Files that most modules of a lint are evaluated for. The first takes what every lint takes; the others are of the
 * languages that most images are of.
 */
const samples: Readonly<Record<string, string>> = {
  bare: "FROM scratch\nUSER 65532\n",
  go: `FROM golang:1.24 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN go build -o /app ./cmd/app
FROM scratch
COPY --from=build /app /app
ENTRYPOINT ["/app"]
`,
  node: `FROM node:latest
WORKDIR /app
COPY package.json ./
RUN npm install
COPY . .
EXPOSE 3000
CMD npm start
`,
  python: `FROM python:3.12
ENV PYTHONUNBUFFERED 1
RUN apt-get update && apt-get install -y gcc curl
ADD requirements.txt .
RUN pip install -r requirements.txt
COPY . /app
CMD ["python", "app.py"]
`,
  java: `FROM maven:3-eclipse-temurin-21 AS build
COPY . .
RUN mvn package
FROM eclipse-temurin:21-jre-alpine
RUN apk add curl
COPY --from=build target/app.jar /app.jar
HEALTHCHECK CMD curl -f http://localhost/ || exit 1
USER 1000
CMD ["java", "-jar", "/app.jar"]
`,
};

/**
 * The program of the command line in packs, as its launcher takes them: what a lint of any Dockerfile evaluates, what
 * most further need, and the rest. Which modules these are is found by running the program.
 */
export async function mainPacks(): Promise<readonly string[]> {
  const modules = await mainModules();
  const [whole = ""] = await modules.pack([]);
  const directory = mkdtempSync(join(tmpdir(), "plimsoll-packs-"));
  try {
    await writeProgram(directory, [whole]);
    const evaluated = (name: string, format: string) => evaluatedFor(directory, name, format);
    const first = evaluated("bare", "json");
    const further = [
      ...Object.keys(samples).flatMap((name) => evaluated(name, "json")),
      ...["full", "pretty"].flatMap((format) => evaluated("python", format)),
    ];
    return await modules.pack([first, [...new Set(further)].filter((number) => !first.includes(number))]);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** The name of a pack's file. */
export function packName(pack: number): string {
  return pack === 0 ? "main.cjs" : `main.${pack}.cjs`;
}

/** Runs packs as the launcher does, and tells on stderr which of their modules were evaluated. */
const harness = `
const { readFileSync } = require("node:fs"), { join } = require("node:path"), { Script } = require("node:vm");
const run = (pack) => {
  const filename = join(__dirname, pack === 0 ? "main.cjs" : "main." + pack + ".cjs");
  return new Script(readFileSync(filename, "latin1"), { filename }).runInThisContext();
};
process.once("exit", () => process.stderr.write(JSON.stringify(module.exports.evaluated())));
run(0)(exports, require, module, join(__dirname, "main.cjs"), __dirname, run);
`;

/** Writes packs and what they read, to be run by `runProgram`, into a directory. */
export async function writeProgram(directory: string, packs: readonly string[]): Promise<void> {
  for (const [i, text] of packs.entries()) writeFileSync(join(directory, packName(i)), text);
  writeFileSync(join(directory, "command-tables.txt"), commandTablesText());
  writeFileSync(join(directory, "rule-words.txt"), await ruleWords());
  writeFileSync(join(directory, "harness.cjs"), harness);
  symlinkSync(`${root}/node_modules`, join(directory, "node_modules"), "junction");
}

/** What the program writes, and the numbers of the modules that it has evaluated. */
export function runProgram(directory: string, cwd: string, args: readonly string[]) {
  const { stdout, stderr, status, signal, error } = spawnSync(
    process.execPath,
    [join(directory, "harness.cjs"), ...args],
    {
      cwd,
      encoding: "utf8",
    },
  );
  if (!/^\[[\d,]*\]$/.test(stderr)) {
    const ending = error?.message ?? `it ended with ${signal ?? status}`;
    throw new Error(`plimsoll ${args.join(" ")} says: ${stderr} (${ending})`);
  }
  return { stdout, evaluated: JSON.parse(stderr) as readonly number[] };
}

function evaluatedFor(directory: string, name: string, format: string): readonly number[] {
  const cwd = join(directory, name);
  mkdirSync(cwd, { recursive: true });
  writeFileSync(join(cwd, "Dockerfile"), samples[name] as string);
  return runProgram(directory, cwd, ["--no-config", "--format", format, "Dockerfile"]).evaluated;
}
