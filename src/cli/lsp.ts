import type { Command } from "./command.ts";
import { exit, UsageError } from "./exit.ts";
import { parseFlags } from "./options.ts";
import { homepage, version } from "./version.ts";

export const lsp: Command = {
  name: "lsp",
  summary: "Serve editors: a language server on standard input and output",
  usage: "lsp [--stdio]",
  flags: {
    stdio: { type: "boolean", help: "Talk over standard input and output, which is the only way there is" },
    clientProcessId: { type: "string", value: "PID", help: "End when this process does; editors give it" },
  },
  async run(argv, { io }) {
    const { positionals } = parseFlags(argv, lsp.flags);
    if (positionals.length > 0) throw new UsageError("lsp takes no paths: the editor says what it has open");
    // Its bundle is twice the size of the command line, and nobody else needs it.
    const { serveStdio } = await import("../lsp/stdio.ts");
    serveStdio({ version: version(), homepage: homepage(), today: io.today });
    return exit.clean;
  },
};
