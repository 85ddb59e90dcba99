import { readFileSync } from "node:fs";
import { manifest } from "./project.ts";
import { filled } from "./release/fill.ts";

// `npm run --silent fill:formula -- SHA256SUMS REPOSITORY > plimsoll.rb`: the Homebrew formula of a release, from the sums
// of its files and the address of the repository that they are released in.

const [sums, repository] = process.argv.slice(2);
if (!sums || !repository) throw new Error("fill:formula needs a file of sums and the address of the repository");
const bySum = [...readFileSync(sums, "utf8").matchAll(/^([0-9a-f]{64}) [ *](.+)$/gm)];
const { version, homepage } = manifest;
const values = Object.fromEntries(bySum.map(([, sum, name]) => [name as string, sum as string]));
process.stdout.write(filled("homebrew/plimsoll.rb", { ...values, version, homepage, repository }));
