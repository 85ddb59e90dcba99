import { type ContextFile, type Files, tarGz } from "./context.ts";

// Packages lie in the context: builds are without a network.

/** A package of npm with one program of its own name. */
function packed(name: string, program: string): ContextFile {
  const manifest = JSON.stringify({ name, version: "1.0.0", bin: { [name]: "main.js" } });
  return tarGz({ "package/package.json": manifest, "package/main.js": `#!/usr/bin/env node\n${program}` });
}

/** Copies `src` to `dist`, and weighs something. */
const compiler = packed(
  "compiler",
  `require("node:fs").cpSync("src", "dist", { recursive: true });\n// ${"weight ".repeat(1_000_000)}\n`,
);

/** Says hello on port 8080. */
const server = `require("node:http")
  .createServer((_, response) => response.end("hello\\n"))
  .listen(8080, "127.0.0.1");
`;

/** A service that a package for development builds. */
export const nodeProject: Files = {
  ".dockerignore": "node_modules\nDockerfile\n",
  "package.json": JSON.stringify({
    name: "hello",
    version: "1.0.0",
    scripts: { build: "compiler" },
    devDependencies: { compiler: "file:compiler.tgz" },
  }),
  "package-lock.json": JSON.stringify({
    name: "hello",
    version: "1.0.0",
    lockfileVersion: 3,
    requires: true,
    packages: {
      "": { name: "hello", version: "1.0.0", devDependencies: { compiler: "file:compiler.tgz" } },
      "node_modules/compiler": {
        version: "1.0.0",
        resolved: "file:compiler.tgz",
        dev: true,
        bin: { compiler: "main.js" },
      },
    },
  }),
  "compiler.tgz": compiler,
  "src/main.js": server,
};

/** A site that the same package builds, and a server for it: `serve -s DIRECTORY -l PORT`. */
export const nodeSite: Files = {
  ...nodeProject,
  "src/index.html": "<p>hello</p>\n",
  "serve.tgz": packed(
    "serve",
    `const { readFileSync } = require("node:fs");
const [, directory, , port] = process.argv.slice(2);
require("node:http")
  .createServer((_, response) => response.end(readFileSync(directory + "/index.html")))
  .listen(Number(port), "127.0.0.1");
`,
  ),
};
