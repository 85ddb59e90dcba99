import { processIo } from "../cli/io.ts";
import { runAction } from "./run.ts";

runAction(processIo()).then((code) => {
  process.exitCode ??= code;
});
