import { setFlagsFromString } from "node:v8";
import { processIo } from "./io.ts";
import { commands, run } from "./main.ts";
import { interpretAtFirst } from "./optimising.ts";

// For the launcher, which keeps the compiled code.
export { isLongRun } from "./compiled.ts";
export { restoreFlags, withUsualFlags } from "./optimising.ts";

const argv = process.argv.slice(2);
// The other commands, and runs that watch, may go on for long.
if (!Object.hasOwn(commands, argv[0] ?? "") && !argv.includes("--watch")) interpretAtFirst(setFlagsFromString);

// No process.exit: what was written has to reach its reader first.
run(argv, processIo()).then((code) => {
  // Unless the output broke before.
  process.exitCode ??= code;
});
