import { startupSnapshot } from "node:v8";
import { type Io, processIo } from "../cli/io.ts";
import { run } from "../cli/main.ts";

// What the executable starts from: a snapshot of this program after it has linted a file once. Modules and tables are
// then in memory and the functions that linting needs are compiled; only the command line is left to run.

startupSnapshot.setDeserializeMainFunction(() => {
  run(process.argv.slice(2), processIo()).then((code) => {
    // Unless the output broke before.
    process.exitCode ??= code;
  });
});

const sample = `# syntax=docker/dockerfile:1
ARG VERSION=24
FROM node:\${VERSION} AS build
WORKDIR /src
COPY . .
RUN apt-get update && apt-get install -y curl
RUN npm install && npm run build

FROM node:24-slim
COPY --from=build /src /app
USER root
CMD node server.js
`;

const nowhere: Io["stdout"] = { isTerminal: false, write: () => {} };

void run(["--no-config", "-"], {
  cwd: "/",
  env: {},
  stdout: nowhere,
  stderr: nowhere,
  readStdin: async () => Buffer.from(sample),
  today: () => "2026-01-01",
});
