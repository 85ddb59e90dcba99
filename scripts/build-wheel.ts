import { readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { wheel } from "./release/wheel.ts";

// `npm run build:wheel -- dist-exe/plimsoll-linux-x64`: writes the Python package of an executable beside it. The name of
// the file tells the system.

const [path] = process.argv.slice(2);
const [, system] = /^plimsoll-([a-z]+-[a-z0-9]+)(?:\.exe)?$/.exec(basename(path ?? "")) ?? [];
if (!path || !system) throw new Error("build:wheel needs an executable that is named plimsoll-SYSTEM-ARCHITECTURE");
const { name, data } = wheel(system, readFileSync(path));
writeFileSync(join(dirname(path), name), data);
console.log(join(dirname(path), name));
