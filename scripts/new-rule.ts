import { execSync } from "node:child_process";
import { fromTemplate, writeNew } from "./new-file.ts";
import { root } from "./project.ts";

// `npm run new-rule <topic>/<id>` writes the two files of a rule and everything generated from them.

const [, topic, id] = /^([a-z-]+)\/([a-z0-9]+(?:-[a-z0-9]+)*)$/.exec(process.argv[2] ?? "") ?? [];
if (!topic || !id) {
  console.error("Usage: npm run new-rule <topic>/<id>, for instance packages/apt-get-assume-yes");
  process.exit(2);
}

const rule = fromTemplate("scripts/templates/rule.ts", { "example-rule": id, '"style"': `"${topic}"` });
writeNew(`rules/${topic}/${id}.ts`, rule);
const test = fromTemplate("test/scripts/templates/rule.test.ts", { "scripts/templates/rule": `rules/${topic}/${id}` });
writeNew(`test/rules/${topic}/${id}.test.ts`, test);
execSync("npm run --silent generate", { cwd: root, stdio: "inherit" });
console.log(`
It is about MAINTAINER until it is changed. Next:
- \`npx vitest run test/rules/${topic}/${id}.test.ts\` runs its test, which does not look at types;
  \`npm run typecheck\` does.
- summary, why, category, severity and messages say what the policy is; \`on\` says what breaks it.
- \`npm run generate\` once more, when what the rule says of itself has changed.
- docs/extend/contributing/rule.md has an example, and what a rule must be.`);
