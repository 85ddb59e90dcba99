import type { Command } from "./command.ts";
import { exit, UsageError } from "./exit.ts";
import { parseFlags } from "./options.ts";
import { homepage, version } from "./version.ts";

export const lsp: Command = {
  name: "lsp",
  summary: "Run the language server for editors, on standard input and output",
  usage: "lsp [--stdio]",
  flags: {
    stdio: { type: "boolean", help: "Use standard input and output, which is the only transport" },
    clientProcessId: { type: "string", value: "PID", help: "Process ID of the editor; end when it ends" },
  },
  async run(argv, { io }) {
    const { positionals } = parseFlags(argv, lsp.flags);
    if (positionals.length > 0) throw new UsageError("lsp takes no paths: the editor opens the files");
    // Its bundle is twice the size of the command line, and nobody else needs it.
    const { serveStdio } = await import("../lsp/stdio.ts");
    serveStdio({ version: version(), homepage: homepage(), today: io.today, env: io.env });
    return exit.clean;
  },
};
