import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { terminalSvg } from "./pictures/terminal.ts";
import { root } from "./project.ts";

// `npm run build && npm run pictures`: the pictures in the README, of what Plimsoll says of `docs/pictures/example`. That
// of the HTML report is taken by Chromium: the one that `CHROMIUM` names, else `chromium`.

const pictures = `${root}/docs/pictures`;

writeFileSync(`${pictures}/terminal.svg`, terminalSvg("plimsoll --format full", plimsoll("full", "--color")));
takeReport(`${pictures}/report.png`);

function plimsoll(format: string, ...flags: readonly string[]): string {
  const args = [`${root}/dist/cli.cjs`, "--no-config", "--exit-zero", "--format", format, ...flags];
  return execFileSync(process.execPath, args, { cwd: `${pictures}/example`, encoding: "utf8" });
}

function takeReport(picture: string): void {
  const scratch = mkdtempSync(join(tmpdir(), "plimsoll-pictures-"));
  try {
    const page = join(scratch, "report.html");
    writeFileSync(page, plimsoll("html"));
    execFileSync(
      process.env.CHROMIUM ?? "chromium",
      [
        "--headless",
        "--hide-scrollbars",
        "--window-size=1000,900",
        `--screenshot=${picture}`,
        `--user-data-dir=${scratch}/profile`,
        // Only our own page is opened; as root, in a container, there is no sandbox.
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
        pathToFileURL(page).href,
      ],
      { stdio: "pipe" },
    );
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
