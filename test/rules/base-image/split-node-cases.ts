import type { BadCase, GoodCase } from "../../../src/testing/index.ts";
import { type Refused, type Split, splitCases } from "./split-cases.ts";

/** What the rule says of services that npm builds, and does to them. */
export function nodeCases(): readonly BadCase[] {
  return [
    ...splitCases({}, project(), splits, refusals, "development"),
    {
      title: "many development dependencies",
      code: onNode("COPY . .", "RUN ‹npm run build›", 'CMD ["node", "dist/main.js"]').join("\n"),
      files: project({ dev: ["a", "b", "c", "d", "e", "f", "typescript"] }),
      message: "development",
      says: "Packages that only the build needs ship with the image: a, b, c, d, e, 2 more",
      related: "The program is built here",
      offers: `Build in a stage of its own and ship /app on node:22-slim, without development dependencies and anything else of node:22, unless another directory is the build context`,
      fixedUnsafe: plainly.join("\n"),
    },
  ];
}

interface Project {
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: readonly string[];
  readonly dev?: readonly string[];
  /** What package-lock.json says of packages beyond that. */
  readonly locked?: Readonly<Record<string, object>>;
  readonly manifest?: object;
  readonly source?: string;
}

/** A project of TypeScript with its lock file. */
function project(about: Project = {}): Readonly<Record<string, string>> {
  const { scripts = {}, dependencies = [], dev = ["typescript"], locked = {}, manifest = {}, source = "" } = about;
  const given = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, "1"]));
  const packages = {
    "": {},
    ...Object.fromEntries(dependencies.map((name) => [`node_modules/${name}`, { version: "1.0.0" }])),
    ...Object.fromEntries(dev.map((name) => [`node_modules/${name}`, { version: "1.0.0", dev: true }])),
    ...locked,
  };
  return {
    "package.json": JSON.stringify({
      scripts: { build: "tsc -p .", start: "node dist/main.js", ...scripts },
      dependencies: given(dependencies),
      devDependencies: given(dev),
      ...manifest,
    }),
    "package-lock.json": JSON.stringify({ lockfileVersion: 3, packages }),
    "src/main.ts": `import http from "node:http";\n${source}`,
  };
}

/** A stage with these lines behind the installation. */
function onNode(...lines: readonly string[]) {
  return ["FROM node:22", "WORKDIR /app", "COPY package*.json ./", "RUN «npm ci»", ...lines, ""];
}

function from(base: string, ...lines: readonly string[]) {
  return [`FROM ${base}`, ...onNode(...lines).slice(1)];
}

const build = ["COPY . .", "RUN ‹npm run build›"];
const start = 'CMD ["node", "dist/main.js"]';
const plain = [...build, start];

const plainly = [
  "FROM node:22 AS build",
  "WORKDIR /app",
  "COPY package*.json ./",
  "RUN npm ci",
  "COPY . .",
  "RUN npm run build",
  "RUN npm prune --omit=dev",
  "",
  "FROM node:22-slim",
  "WORKDIR /app",
  "COPY --from=build /app /app",
  'CMD ["node", "dist/main.js"]',
  "",
];

/** Where nothing is there that only a build needs, or nobody can tell. */
export function nodePasses(): readonly GoodCase[] {
  const unmarked = (lines: readonly string[]) => lines.join("\n").replace(/[«»‹›]/g, "");
  const lines = unmarked(onNode(...plain));
  return [
    { title: "a context that is not known", code: lines },
    { title: "no development dependencies", code: lines, files: project({ dev: [] }) },
    {
      title: "no lock file",
      code: lines,
      files: { "package.json": project()["package.json"] as string, "src/a.ts": "" },
    },
    ...[
      lines.replace("npm ci", "npm ci --omit=dev"),
      lines.replace("npm ci", "npm ci --production"),
      lines.replace("npm ci", "npm ci --only=production"),
      lines.replace("RUN npm ci", "ENV NODE_ENV=production\nRUN npm ci"),
      lines.replace("RUN npm ci", "ARG MODE\nENV NODE_ENV=$MODE\nRUN npm ci"),
      lines.replace("npm run build", "npm run build && npm prune --omit=dev"),
      lines.replace("npm run build", "npm run build && npm ci --omit=dev"),
      lines.replace("npm run build", "npm run build && rm -rf node_modules"),
      lines.replace("npm run build", "npm run build && yarn"),
      lines.replace("RUN npm ci", "RUN --mount=type=cache,target=/app/node_modules npm ci"),
      lines.replace("RUN npm run build\n", ""),
      lines.replace("npm run build", "npm run test"),
      lines.replace("npm run build", "cd web && npm run build"),
      lines.replace("RUN npm ci", "RUN npm install left-pad"),
      lines.replace("RUN npm ci", "RUN npm install --global serve"),
      lines.replace("RUN npm ci", "RUN test -f x || npm ci"),
      lines.replace(/RUN npm ci\n(.*)\nRUN npm run build/, "$1\nRUN npm run build\nRUN npm ci"),
      `${lines}\nFROM node:22-slim\nCOPY --from=0 /app/dist /app\n${start}`,
    ].map((code) => ({ code, files: project() })),
  ];
}

const splits: readonly Split[] = [
  {
    title: "a service of its own code",
    dockerfile: onNode(...plain),
    offers:
      "/app on node:22-slim, without development dependencies and anything else of node:22, unless another directory is the build context",
    fixed: [
      "FROM node:22 AS build",
      "WORKDIR /app",
      "COPY package*.json ./",
      "RUN npm ci",
      "COPY . .",
      "RUN npm run build",
      "RUN npm prune --omit=dev",
      "",
      "FROM node:22-slim",
      "WORKDIR /app",
      "COPY --from=build /app /app",
      'CMD ["node", "dist/main.js"]',
      "",
    ],
  },
  {
    title: "started by npm, as a user of the base who owns it",
    dockerfile: [
      "FROM node:20-bookworm",
      "WORKDIR /app",
      "EXPOSE 3000",
      "ENV PORT=3000 PATH=/app/node_modules/.bin:$PATH",
      "COPY --chown=node:node . .",
      "USER node:node",
      "RUN «npm ci» && ‹npm run build›",
      "ENV NODE_ENV=production",
      "CMD npm start",
      "",
    ],
    files: project({ dependencies: ["express"] }),
    offers:
      "/app on node:20-bookworm-slim, without development dependencies and anything else of node:20-bookworm, unless another directory is the build context or express starts programs of node:20-bookworm",
    fixed: [
      "FROM node:20-bookworm AS build",
      "WORKDIR /app",
      "ENV PORT=3000 PATH=/app/node_modules/.bin:$PATH",
      "COPY --chown=node:node . .",
      "USER node:node",
      "RUN npm ci && npm run build",
      "RUN npm prune --omit=dev",
      "ENV NODE_ENV=production",
      "",
      "FROM node:20-bookworm-slim",
      "ENV PORT=3000 PATH=/app/node_modules/.bin:$PATH",
      "ENV NODE_ENV=production",
      "COPY --from=build --chown=node:node /app /app",
      "WORKDIR /app",
      "USER node:node",
      "EXPOSE 3000",
      "CMD npm start",
      "",
    ],
  },
  {
    title: "on the base that it has, of an old Node, in lower case",
    dockerfile: [
      "from node:14-alpine",
      "run apk add --no-cache python3",
      "run npm install -g npm@6",
      "workdir /srv/app",
      "copy . .",
      "run «npm install»",
      "run ‹npm run build›",
      "user node",
      'entrypoint ["node", "--enable-source-maps", "dist/main.js"]',
      "healthcheck cmd node dist/health.js || exit 1",
    ],
    files: project({ dependencies: ["bcrypt"], locked: { "node_modules/bcrypt": { hasInstallScript: true } } }),
    offers:
      "/srv/app on node:14-alpine, without development dependencies, python3 and npm@6, unless another directory is the build context",
    fixed: [
      "from node:14-alpine as build",
      "run apk add --no-cache python3",
      "run npm install -g npm@6",
      "workdir /srv/app",
      "copy . .",
      "run npm install",
      "run npm run build",
      "run npm prune --production",
      "user node",
      "",
      "from node:14-alpine",
      "workdir /srv/app",
      "copy --from=build /srv/app /srv/app",
      "user node",
      'entrypoint ["node", "--enable-source-maps", "dist/main.js"]',
      "healthcheck cmd node dist/health.js || exit 1",
    ],
  },
  {
    title: "files beside it, an account of its own, and more behind the build",
    dockerfile: onNode(
      "COPY . .",
      "COPY certs /certs",
      "RUN ‹npm run build›",
      "# Nobody logs in.",
      "RUN groupadd app && useradd -g app app",
      "RUN mkdir -p /data/uploads && chown app:app /data/uploads",
      "USER app",
      start,
    ),
    files: { ...project({ scripts: { build: "node build.js" } }), "certs/ca.pem": "x" },
    offers:
      "/app with /certs and /data/uploads on node:22-slim, without development dependencies and anything else of node:22, unless another directory is the build context or npm run build writes elsewhere",
    fixed: [
      "FROM node:22 AS build",
      "WORKDIR /app",
      "COPY package*.json ./",
      "RUN npm ci",
      "COPY . .",
      "COPY certs /certs",
      "RUN npm run build",
      "RUN npm prune --omit=dev",
      "# Nobody logs in.",
      "RUN groupadd app && useradd -g app app",
      "RUN mkdir -p /data/uploads && chown app:app /data/uploads",
      "USER app",
      "",
      "FROM node:22-slim",
      "WORKDIR /app",
      "RUN groupadd app && useradd -g app app",
      "COPY --from=build /app /app",
      "COPY --from=build /certs /certs",
      "COPY --from=build --chown=app:app /data/uploads /data/uploads",
      "USER app",
      'CMD ["node", "dist/main.js"]',
      "",
    ],
  },
  {
    title: "the latest Node, a program of a package that stays",
    dockerfile: from("node", ...build, 'CMD ["./node_modules/.bin/next", "start"]'),
    files: project({
      dependencies: ["next"],
      scripts: { build: "rimraf dist && next build" },
      locked: { "node_modules/next": { bin: { next: "bin/next" } } },
    }),
    offers:
      "/app on node:slim, without development dependencies and anything else of node, unless another directory is the build context or next starts programs of node",
    fixed: [
      "FROM node AS build",
      "WORKDIR /app",
      "COPY package*.json ./",
      "RUN npm ci",
      "COPY . .",
      "RUN npm run build",
      "RUN npm prune --omit=dev",
      "",
      "FROM node:slim",
      "WORKDIR /app",
      "COPY --from=build /app /app",
      'CMD ["./node_modules/.bin/next", "start"]',
      "",
    ],
  },
  {
    title: "handed over behind the build",
    dockerfile: onNode(...build, "RUN chown -R node:node /app", "USER node", start),
    offers:
      "/app on node:22-slim, without development dependencies and anything else of node:22, unless another directory is the build context",
    fixed: [
      "FROM node:22 AS build",
      "WORKDIR /app",
      "COPY package*.json ./",
      "RUN npm ci",
      "COPY . .",
      "RUN npm run build",
      "RUN npm prune --omit=dev",
      "RUN chown -R node:node /app",
      "USER node",
      "",
      "FROM node:22-slim",
      "COPY --from=build --chown=node:node /app /app",
      "WORKDIR /app",
      "USER node",
      'CMD ["node", "dist/main.js"]',
      "",
    ],
  },
  {
    title: "one owner by two names",
    dockerfile: [
      "FROM node:22",
      "WORKDIR /app",
      "USER node",
      "COPY --chown=node:node . .",
      "RUN «npm ci»",
      "RUN ‹npm run build›",
      start,
      "",
    ],
    offers:
      "/app on node:22-slim, without development dependencies and anything else of node:22, unless another directory is the build context",
    fixed: [
      "FROM node:22 AS build",
      "WORKDIR /app",
      "USER node",
      "COPY --chown=node:node . .",
      "RUN npm ci",
      "RUN npm run build",
      "RUN npm prune --omit=dev",
      "",
      "FROM node:22-slim",
      "COPY --from=build --chown=node:node /app /app",
      "WORKDIR /app",
      "USER node",
      'CMD ["node", "dist/main.js"]',
      "",
    ],
  },
  {
    title: "types of a package for development",
    dockerfile: from("node:latest", ...plain),
    files: project({ dev: ["type-fest", "typescript"], source: 'import type { A } from "type-fest";\n' }),
    offers:
      "/app on node:slim, without development dependencies and anything else of node:latest, unless another directory is the build context",
    fixed: [
      "FROM node:latest AS build",
      "WORKDIR /app",
      "COPY package*.json ./",
      "RUN npm ci",
      "COPY . .",
      "RUN npm run build",
      "RUN npm prune --omit=dev",
      "",
      "FROM node:slim",
      "WORKDIR /app",
      "COPY --from=build /app /app",
      'CMD ["node", "dist/main.js"]',
      "",
    ],
  },
];

const refused = (...lines: readonly string[]) => onNode(...build, ...lines);

const refusals: readonly Refused[] = [
  {
    title: "a package for development that the program imports",
    dockerfile: refused(`‹${start}›`),
    files: project({ dev: ["fastify", "typescript"], source: 'import fastify from "fastify";\n' }),
    missing: "src/main.ts imports fastify, a development dependency",
  },
  {
    title: "a program that starts others",
    dockerfile: refused(`‹${start}›`),
    files: project({ source: 'const { spawn } = require("child_process");\n' }),
    missing: "the program starts other programs (src/main.ts)",
  },
  {
    title: "an addon that may load libraries",
    dockerfile: refused(`‹${start}›`),
    files: project({ dependencies: ["libxmljs"], locked: { "node_modules/libxmljs": { hasInstallScript: true } } }),
    missing: "it is not known which libraries libxmljs loads",
  },
  {
    title: "a package that needs a browser",
    dockerfile: refused(`‹${start}›`),
    files: project({ dependencies: ["puppeteer"] }),
    missing: "puppeteer needs system programs",
  },
  {
    title: "a package beside it",
    dockerfile: refused(`‹${start}›`),
    files: project({ dependencies: ["kit"], locked: { "node_modules/kit": { link: true, resolved: "../kit" } } }),
    missing: "kit is a link to another directory",
  },
  {
    title: "packages of the system",
    dockerfile: refused("RUN apt-get update && apt-get install -y ffmpeg", `‹${start}›`),
    missing: "it is not known whether the program needs ffmpeg",
  },
  {
    title: "packages of the system that are not known",
    dockerfile: refused("ARG TOOLS", "RUN apt-get update && apt-get install -y $TOOLS", `‹${start}›`),
    missing: "which system packages the program needs is unknown",
  },
  {
    title: "certificates of its own",
    dockerfile: refused("ENV NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt", `‹${start}›`),
    missing: "it is told to load a system library",
  },
  {
    title: "a check of its health by another program",
    dockerfile: refused("HEALTHCHECK CMD curl -f http://localhost/", `‹${start}›`),
    missing: "HEALTHCHECK runs curl",
  },
  {
    title: "a start by a package for development",
    dockerfile: refused('‹CMD ["npm", "run", "dev"]›'),
    files: project({
      dev: ["tsx", "typescript"],
      scripts: { dev: "NODE_ENV=production tsx src/main.ts" },
      locked: { "node_modules/tsx": { dev: true, bin: { tsx: "cli.js" } } },
    }),
    missing: "it starts tsx, which a development dependency brings",
  },
  {
    title: "a module for development before the program",
    dockerfile: refused('‹CMD ["node", "-r", "ts-node/register", "src/main.ts"]›'),
    files: project({ dev: ["ts-node", "typescript"] }),
    missing: "it starts with ts-node/register, a development dependency",
  },
  {
    title: "the same in a script",
    dockerfile: refused("‹CMD npm start›"),
    files: project({
      dev: ["ts-node", "typescript"],
      scripts: { start: "node --import ts-node/register src/main.ts" },
    }),
    missing: "it starts with ts-node, a development dependency",
  },
  {
    title: "a script before the start",
    dockerfile: refused("‹CMD npm start›"),
    files: project({ scripts: { prestart: "tsc -p ." } }),
    missing: "npm runs prestart at the start",
  },
  {
    title: "a script that is not there",
    dockerfile: refused("‹CMD npm run serve›"),
    missing: "package.json has no script serve",
  },
  {
    title: "a script of several commands",
    dockerfile: refused("‹CMD npm start›"),
    files: project({ scripts: { start: "node a.js && node b.js" } }),
    missing: "it is not known what npm run start starts",
  },
  {
    title: "another program",
    dockerfile: refused('‹ENTRYPOINT ["/entrypoint.sh"]›'),
    missing: "it is not known what /entrypoint.sh needs",
  },
  {
    title: "several programs",
    dockerfile: refused("‹CMD node a.js & node b.js›"),
    missing: "what starts the program is not known",
  },
  {
    title: "npm in another directory",
    dockerfile: refused("WORKDIR /", '‹CMD ["npm", "start"]›'),
    missing: "what starts the program is not known",
  },
  {
    title: "a file elsewhere",
    dockerfile: refused('‹CMD ["node", "/opt/main.js"]›'),
    missing: "the file that starts is not one of the program",
  },
  {
    title: "a base by its digest",
    dockerfile: from(`node:22@sha256:${"a".repeat(64)}`, ...build, `‹${start}›`),
    missing: "its base image is known by its digest only",
  },
  {
    title: "a command that may write anything",
    dockerfile: refused("RUN ./setup.sh", `‹${start}›`),
    missing: "it is not known what setup.sh writes",
  },
  {
    title: "a file that is copied elsewhere",
    dockerfile: refused("RUN cp dist/a.json dist/b.json && cp dist/a.json /opt/a.json", `‹${start}›`),
    missing: "it is not known what cp writes",
  },
  {
    title: "different users",
    dockerfile: onNode("USER node", ...build, `‹${start}›`),
    missing: "packages are installed by one user and used by another",
  },
  {
    title: "files of root in a directory of somebody else",
    dockerfile: onNode("COPY . .", "COPY --chown=node:node data data", "RUN ‹npm run build›", `‹${start}›`),
    files: { ...project(), "data/a": "" },
    missing: "it is not known who owns what in /app",
  },
  {
    title: "a mode",
    dockerfile: refused("RUN chmod -R 777 /app", `‹${start}›`),
    missing: "a command changes the mode or owner of /app",
  },
  {
    title: "a user that is not known",
    dockerfile: refused("USER shop", `‹${start}›`),
    missing: "it is not known what makes the user shop",
  },
  {
    title: "a RUN that makes accounts and more",
    dockerfile: refused("RUN useradd shop && mkdir /data", "USER shop", `‹${start}›`),
    missing: "a RUN creates accounts and does other things",
  },
  {
    title: "a directory of the base",
    dockerfile: onNode(...plain.map((line) => line.replace("CMD", "‹CMD").replace(/]$/, "]›"))).map((line) =>
      line.replace("/app", "/usr/src"),
    ),
    missing: "the program is in /usr/src, beside files of the base image",
  },
];
