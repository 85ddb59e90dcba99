import { processIo } from "../cli/io.ts";
import { homepage, version } from "../cli/version.ts";
import { serveStdio } from "../lsp/stdio.ts";

// The language server alone, for editors' extensions that bring it along.

serveStdio({ version: version(), homepage: homepage(), today: processIo().today });
