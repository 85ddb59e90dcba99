import type { Page } from "./html/card.ts";
import { client } from "./html/client.ts";
import { withoutCredentials } from "./html/credentials.ts";
import { fileSection } from "./html/file-section.ts";
import { filters } from "./html/filters.ts";
import { cleanFiles, faults, leftOut, suppressed, unknown } from "./html/panels.ts";
import { projectGraph } from "./html/project-graph.ts";
import { selectFiles } from "./html/shown-files.ts";
import { style } from "./html/style.ts";
import { markup } from "./safe-text.ts";
import { relatedSources } from "./shown.ts";
import { headline, remarks } from "./summary.ts";
import type { Reporter } from "./types.ts";

/**
 * A page for people, in one file that loads nothing: the text of each file with its findings marked and explained in
 * place, filters, and a picture of the stages. All of it can be read without the script.
 */
export const html: Reporter = async (given, context) => {
  const report = { ...given, files: given.files.map((file) => withoutCredentials(file, context.rules)) };
  const { files, clean, left } = selectFiles(report, context.quiet);
  const byPath = new Map(files.map((file) => [file.report.path, file]));
  const page: Page = { context, files: byPath, sourceOf: relatedSources(report) };
  const title = headline(report, context);
  const main = [
    faults(report),
    leftOut(left),
    context.graph ? projectGraph(await context.graph()) : "",
    ...files.map((file) => fileSection(file, page)),
    cleanFiles(clean),
    unknown(report, page),
    suppressed(report, page),
  ];
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${await hashOf(style)}'; script-src '${await hashOf(client)}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Plimsoll ${markup(context.version)}">
<title>Plimsoll: ${title}</title>
<style>${style}</style>
</head>
<body>
<a class="skip" href="#findings">Skip to the findings</a>
<header>
<h1>${logo} Plimsoll</h1>
<p class="headline">${[title, remarks(report, context)].filter(Boolean).join("; ")}</p>
</header>
${filters(files)}
<main id="findings">
${main.join("")}</main>
<footer><span>Plimsoll ${markup(context.version)}</span>${keys}</footer>
<script>${client}</script>
</body>
</html>
`;
};

/** A ship's load line. */
const logo =
  '<svg width="34" height="26" viewBox="0 0 34 26" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="3"><circle cx="17" cy="13" r="10"/><path d="M0 13h34"/></svg>';

const keys =
  '<span class="keys"><kbd>j</kbd> <kbd>k</kbd> next and previous finding, <kbd>/</kbd> search, <kbd>Esc</kbd> show all</span>';

/** As a content security policy has it: whatever else a linted file might smuggle in is not run. */
async function hashOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
}
