import { buildCases } from "../judge.ts";
import { missingFor } from "../language-bases.ts";
import { nodeProject } from "../node.ts";

const bases = ["node:20-bookworm", "node:20-bookworm-slim"];

const stage = (...lines: readonly string[]) => ["FROM node:20-bookworm", "WORKDIR /app", ...lines];
const start = 'CMD ["node", "dist/main.js"]';

/** A program of these lines. */
const program = (...lines: readonly string[]) => ({ ...nodeProject, "src/main.js": `${lines.join("\n")}\n` });

/** Packages for development go, and what the slim base does not have. */
const changes = ["/app/node_modules", "/app/package-lock.json", "/etc", "/root", "/usr", "/var", "config.Labels"];

buildCases(
  "no-toolchain-in-final",
  [
    {
      name: "a user who owns the files and writes there",
      dockerfile: stage(
        "COPY . .",
        "RUN npm ci --offline && npm run build",
        "RUN chown -R node:node /app",
        "USER node",
        start,
      ),
      files: program(
        'const fs = require("node:fs");',
        'fs.writeFileSync("dist/written.txt", "written");',
        'console.log(fs.statSync("dist/main.js").uid, fs.readFileSync("compiler.tgz").length > 0);',
      ),
      fix: "unsafe",
      changes,
    },
    {
      name: "an account of its own, files beside it, npm at the start",
      dockerfile: stage(
        "RUN useradd --system app",
        "COPY . .",
        "COPY settings.json /settings/",
        "RUN npm ci --offline && npm run build",
        "USER app",
        'CMD ["npm", "--silent", "run", "serve"]',
      ),
      files: {
        ...program('console.log(require("/settings/settings.json").name, require("node:os").userInfo().username);'),
        "package.json": JSON.stringify({
          ...JSON.parse(nodeProject["package.json"] as string),
          scripts: { build: "compiler", serve: "node dist/main.js" },
        }),
        "settings.json": '{"name":"settings"}\n',
      },
      fix: "unsafe",
      changes,
    },
    {
      name: "a package for development that the program needs",
      dockerfile: stage("COPY . .", "RUN npm ci --offline && npm run build", start),
      files: program('console.log(typeof require("compiler/package.json").name);'),
      fix: "unsafe",
      hostile: true,
    },
    {
      name: "a program of the system",
      dockerfile: stage("COPY . .", "RUN npm ci --offline && npm run build", start),
      files: program('console.log(require("node:child_process").execSync("gcc --version").length > 0);'),
      fix: "unsafe",
      hostile: true,
    },
  ],
  await missingFor(...bases),
);
