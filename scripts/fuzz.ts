import { parseArgs } from "node:util";
import { kinds } from "../src/kinds/index.ts";
import { propertiesFor } from "./fuzz/properties.ts";
import { fuzz } from "./fuzz/run.ts";
import { examplesOf, filesBelow } from "./fuzz/seeds.ts";
import { root } from "./project.ts";
import { readRules } from "./rules.ts";

// Tries texts that nobody would write: `npm run fuzz -- [--seed 1] [--count 10000] [--seconds 60]`. They are made by
// grammars, and of the examples of rules and the files in examples/, or of those below PLIMSOLL_CORPUS, by changes.
// A fault is printed as small as it could be made, with the seed that brings it about again in a run of one text.

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: String(Date.now() % 1_000_000_000) },
    count: { type: "string", default: "10000" },
    seconds: { type: "string", default: "600" },
  },
});
const seed = Number(values.seed);
const end = performance.now() + Number(values.seconds) * 1000;

await Promise.all(kinds.map((kind) => kind.prepare?.()));
const rules = (await readRules()).map(({ rule }) => rule);
const corpus = process.env.PLIMSOLL_CORPUS;
const { tried, faults } = await fuzz({
  seed,
  count: Number(values.count),
  isOver: () => performance.now() > end,
  seeds: corpus ? filesBelow(corpus) : [...examplesOf(rules), ...filesBelow(`${root}/examples`)],
  properties: propertiesFor(rules),
});

for (const { property, seed: own, message, input } of faults) {
  console.log(`\nA ${input.kind} text, --seed ${own} --count 1: not so: ${property}\n${message}`);
  console.log(JSON.stringify(input.text));
}
console.log(`${tried} texts from seed ${seed}, ${faults.length} faults`);
process.exitCode = faults.length > 0 ? 1 : 0;
