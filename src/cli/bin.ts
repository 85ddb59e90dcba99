import { setFlagsFromString } from "node:v8";
import { processIo } from "./io.ts";
import { run } from "./main.ts";
import { interpretAtFirst } from "./optimising.ts";

// For the launcher, which keeps the compiled code.
export { isLongRun } from "./compiled.ts";
export { restoreFlags, withUsualFlags } from "./optimising.ts";

interpretAtFirst(setFlagsFromString);

// No process.exit: what was written has to reach its reader first.
run(process.argv.slice(2), processIo()).then((code) => {
  // Unless the output broke before.
  process.exitCode ??= code;
});
