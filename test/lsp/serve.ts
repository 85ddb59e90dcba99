import { serveStdio } from "../../src/lsp/stdio.ts";

// The server as the command line starts it, from its sources. Which programs are there is for tests to say.

const { PLIMSOLL_TEST_PATH: path } = process.env;
const env = path === undefined ? undefined : { PATH: path };

serveStdio({ version: "0.0.0", homepage: "https://docs.internal", today: () => "2026-01-01", env });
