import { serveStdio } from "../../src/lsp/stdio.ts";

// The server as the command line starts it, from its sources.

serveStdio({ version: "0.0.0", homepage: "https://docs.internal", today: () => "2026-01-01" });
