import "../test/helpers/steps.ts";

// The same as `npm run fuzz`, for one more promise: work in proportion to the text. It counts steps, which is slow, and
// sees only what is loaded from here on.

const { kinds } = await import("../src/kinds/index.ts");
const { readArguments, tell } = await import("./fuzz/command-line.ts");
const { growsInProportion } = await import("./fuzz/growth.ts");
const { linter } = await import("./fuzz/properties.ts");
const { fuzz } = await import("./fuzz/run.ts");
const { seedsFor } = await import("./fuzz/seeds.ts");
const { readRules } = await import("./rules.ts");

const options = readArguments(process.argv.slice(2));
await Promise.all(kinds.map((kind) => kind.prepare?.()));
const rules = (await readRules()).map(({ rule }) => rule);
const lint = linter(rules);
const properties = new Map([["grows in proportion", growsInProportion((kind, text) => lint({ kind, text }))]]);
tell(options.seed, await fuzz({ ...options, seeds: seedsFor(rules), properties }));
