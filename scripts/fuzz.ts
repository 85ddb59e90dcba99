import { kinds } from "../src/kinds/index.ts";
import { readArguments, tell } from "./fuzz/command-line.ts";
import { propertiesFor } from "./fuzz/properties.ts";
import { fuzz } from "./fuzz/run.ts";
import { seedsFor } from "./fuzz/seeds.ts";
import { readRules } from "./rules.ts";

// Tries texts that nobody would write: `npm run fuzz -- [--seed 1] [--count 10000] [--seconds 60]`. They are made by
// grammars, and of the examples of rules and the files in examples/, or of those below PLIMSOLL_CORPUS, by changes.
// A fault is printed as small as it could be made, with the seed that brings it about again in a run of one text.

const options = readArguments(process.argv.slice(2));
await Promise.all(kinds.map((kind) => kind.prepare?.()));
const rules = (await readRules()).map(({ rule }) => rule);
tell(options.seed, await fuzz({ ...options, seeds: seedsFor(rules), properties: propertiesFor(rules) }));
