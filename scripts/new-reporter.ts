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

function register(name: string): void {
  const path = "src/reporters/index.ts";
  const list = readFileSync(`${root}/${path}`, "utf8");
  const end = list.indexOf("\n", list.lastIndexOf(': () => import("./')) + 1;
  writeFileSync(`${root}/${path}`, `${list.slice(0, end)}  ${name}: () => import("./${name}.ts"),\n${list.slice(end)}`);
  console.log(path);
}
