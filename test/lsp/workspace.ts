import type { Analysis } from "../../src/lsp/analysis.ts";
import { createRoot } from "../../src/lsp/linted-directory.ts";
import { defaultSettings, type Settings } from "../../src/lsp/settings.ts";
import { project } from "./client.ts";

/** What is known of a file of a project, as the server sees it. */
export async function analysisOf(
  files: Readonly<Record<string, string>>,
  path = "Dockerfile",
  settings: Partial<Settings> = {},
): Promise<Analysis> {
  const buffers = new Map<string, { source: { path: string; text: string }; languageId: string }>();
  const dir = project(files);
  const root = createRoot({ dir, isFolder: true, buffers: () => buffers, today: () => "2026-01-01" }, defaultSettings);
  await root.load({ ...defaultSettings, ...settings });
  await root.findFiles();
  const buffer = { source: { path, text: files[path] ?? "" }, languageId: "" };
  buffers.set(path, buffer);
  const kind = root.kindOf(buffer);
  if (!kind) throw new Error(`${path} is not linted`);
  return root.analyse(buffer.source, kind);
}

/** A text with `‸` at the cursor, or `|` where it has no other. */
export function withCursor(text: string): { readonly text: string; readonly cursor: number } {
  const cursor = text.indexOf(text.includes("‸") ? "‸" : "|");
  return { text: text.slice(0, cursor) + text.slice(cursor + 1), cursor };
}
