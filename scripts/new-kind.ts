import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { kindFiles, withKind, withTypes } from "./new-kind/files.ts";
import { root } from "./project.ts";

// `npm run new-kind <name>` writes a kind of documents that works, its test, and everything generated from it.

const [name] = /^[a-z][a-z\d]*(?:-[a-z\d]+)*$/.exec(process.argv[2] ?? "") ?? [];
if (!name) {
  console.error("Usage: npm run new-kind <name>, for instance skaffold");
  process.exit(2);
}
if (existsSync(`${root}/src/kinds/${name}`)) {
  console.error(`src/kinds/${name} exists already`);
  process.exit(2);
}

const files = kindFiles(name);
for (const [path, text] of files) write(path, text);
const lists = { "src/kinds/index.ts": withKind, "src/index.ts": withTypes };
for (const [path, added] of Object.entries(lists)) write(path, added(readFileSync(`${root}/${path}`, "utf8"), name));
const written = [...files.keys(), ...Object.keys(lists)];
execFileSync("npx", ["biome", "check", "--write", ...written], { cwd: root, stdio: "ignore" });
execFileSync("npm", ["run", "--silent", "generate"], { cwd: root, stdio: "inherit" });
console.log(`
It reads ${name}.yaml with \`jobs\`, each with an image, variables and a script. Next:
- \`npx vitest run test/kinds/${name}\` runs its test.
- kind.ts says which files are of the kind; of several kinds that claim a file, the first in src/kinds/index.ts has it.
- nodes.ts and parse.ts say what the files hold; yield shared nodes wherever one fits, and general rules hold.
- docs/extend/contributing/kind.md has the capabilities: builds, editor, why, embedded, meaning, identity.`);

function write(path: string, text: string): void {
  mkdirSync(dirname(`${root}/${path}`), { recursive: true });
  writeFileSync(`${root}/${path}`, text);
  console.log(path);
}
