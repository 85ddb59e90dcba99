import { readFileSync, writeFileSync } from "node:fs";
import { fromTemplate, writeNew } from "./new-file.ts";
import { root } from "./project.ts";

// `npm run new-reporter <name>` writes a reporter and its test, and adds it to the list of formats.

const [name] = /^[a-z][a-z0-9]*$/.exec(process.argv[2] ?? "") ?? [];
if (!name) {
  console.error("Usage: npm run new-reporter <name>, in lower-case letters and digits, for instance csv");
  process.exit(2);
}

const reporter = fromTemplate("scripts/templates/reporter.ts", { "../../src/reporters/": "./" });
writeNew(`src/reporters/${name}.ts`, reporter);
const test = fromTemplate("test/scripts/templates/reporter.test.ts", {
  "../../../scripts/templates/reporter": `../../src/reporters/${name}`,
  "../../reporters/sample": "./sample",
  "the template": name,
});
writeNew(`test/reporters/${name}.test.ts`, test);
register(name);
console.log(`
It writes a line a finding, between tabs. Next:
- \`npx tsx src/cli/bin.ts --format ${name} examples/go-before\` shows it; \`npx vitest run test/reporters\` tests it.
- docs/use/reports.md, README.md and the notes in src/cli/lint.ts name the formats.
- src/cli/output.ts (\`readable\`) and test/reporters/files.test.ts (\`people\`): where people read it on standard output.
- test/reporters/hostile.test.ts (\`own\`): where its lines are commands to a pipeline, how they begin.
- docs/extend/contributing/reporter.md has an example, and what there is to build on.`);

function register(name: string): void {
  const path = "src/reporters/index.ts";
  const list = readFileSync(`${root}/${path}`, "utf8");
  const end = list.indexOf("\n", list.lastIndexOf(': () => import("./')) + 1;
  writeFileSync(`${root}/${path}`, `${list.slice(0, end)}  ${name}: () => import("./${name}.ts"),\n${list.slice(end)}`);
  console.log(path);
}
