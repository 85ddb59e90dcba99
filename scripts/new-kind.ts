import { execSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fromTemplate, writeNew } from "./new-file.ts";
import { root } from "./project.ts";

// `npm run new-kind <name> [<file>]` writes a kind of documents, its test, and everything generated from them.

const [, , wanted = "", file = `${wanted}.yaml`] = process.argv;
const [name] = /^[a-z][a-z\d]*(?:-[a-z\d]+)*$/.exec(wanted) ?? [];
const [, stem] = /^(\.?[\w-]+(?:\.[\w-]+)*)\.ya?ml$/.exec(file) ?? [];
if (!name || !stem) {
  console.error(`Usage: npm run new-kind <name> [<file>], for instance
  npm run new-kind cloud-build                           reads cloud-build.yaml
  npm run new-kind bitbucket bitbucket-pipelines.yml`);
  process.exit(2);
}

const type = name.replace(/(?:^|-)(.)/g, (_, first: string) => first.toUpperCase());
const variable = `${type.charAt(0).toLowerCase()}${type.slice(1)}Kind`;
/** As a regular expression has it, in a literal and in a string. */
const pattern = stem.replaceAll(".", "\\.");
const words = {
  "pipeline.yaml": file,
  "pipeline.{yaml,yml}": `${stem}.{yaml,yml}`,
  "pipeline\\.ya?ml": `${pattern}\\.ya?ml`,
  "pipeline\\\\.ya?ml": `${pattern.replaceAll("\\", "\\\\")}\\\\.ya?ml`,
  pipelineKind: variable,
  Pipeline: type,
  "pipeline:": `"${name}":`,
  pipeline: name,
};

const files = ["nodes", "types", "parse", "kind"].map((file) => `src/kinds/${name}/${file}.ts`);
for (const path of files) {
  const template = path.replace(`src/kinds/${name}`, "scripts/templates/kind");
  writeNew(path, fromTemplate(template, { "../../../src/kinds/": "../", "../../../src/": "../../", ...words }));
}
const test = `test/kinds/${name}/kind.test.ts`;
const asPlugin = {
  'import { pipelineKind } from "../../../scripts/templates/kind/kind.ts";\n': "",
  'const plugins = [{ name: "template", kinds: [pipelineKind] }];\n': "",
  ", plugins }": " }",
};
writeNew(test, fromTemplate("test/scripts/templates/kind.test.ts", { ...asPlugin, ...words }));

change("src/kinds/index.ts", (text) => {
  const list = text.replace(/(= \[[^\]]*?),?\s*\]/, `$1, ${variable}]`);
  return `import { ${variable} } from "./${name}/kind.ts";\n${list}`;
});
change("src/author.ts", (text) =>
  text.replace(/^(?=export type \* from "\.\/kinds\/)/m, `export type * from "./kinds/${name}/types.ts";\n`),
);
const written = [...files, test, "src/kinds/index.ts", "src/author.ts"];
execSync(`npx biome check --write ${written.join(" ")}`, { cwd: root, stdio: "ignore" });
execSync("npm run --silent generate", { cwd: root, stdio: "inherit" });
console.log(`
It reads ${file} with \`jobs\`, each with an image, variables and a script. Next:
- \`npx vitest run test/kinds/${name}\` runs its test.
- kind.ts says which files are of the kind; of several kinds that claim a file, the first in src/kinds/index.ts has it.
- nodes.ts and parse.ts say what the files hold. Wherever a shared node fits, yield it: general rules then hold.
- docs/extend/writing-kinds.md has the capabilities: what it builds, what editors and \`why\` show, what it embeds.
- docs/extend/contributing/kind.md says where else a new kind is named.`);

function change(path: string, edit: (text: string) => string): void {
  writeFileSync(`${root}/${path}`, edit(readFileSync(`${root}/${path}`, "utf8")));
  console.log(path);
}
