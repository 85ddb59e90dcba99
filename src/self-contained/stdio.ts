import { UsageError } from "../cli/exit.ts";

// Stands in for `lsp/stdio.ts` in the action, which nobody's editor starts.

/** @throws UsageError always */
export function serveStdio(): never {
  throw new UsageError("the language server is not part of this bundle");
}
