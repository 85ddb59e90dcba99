import type { Diagnostic } from "vscode-languageserver";
import { type Editor, project, start, uriIn } from "./client.ts";

/** A Dockerfile with several things to say about it. */
export const bad = "FROM debian:12\nMAINTAINER me\nRUN apt-get update && apt-get install -y curl\nUSER root\n";
export const codes = (diagnostics: readonly Diagnostic[]) => diagnostics.map(({ code }) => code);
export const everything = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } };

/** An editor with one document open, in a directory with files; the server is a process of its own. */
export async function opened(
  text: string,
  options: Parameters<typeof start>[0] = {},
  files: Record<string, string> = {},
): Promise<{ readonly dir: string; readonly editor: Editor; readonly uri: string }> {
  const dir = project(files);
  const editor = await start({ folders: [dir], ...options });
  const uri = uriIn(dir, "Dockerfile");
  await editor.open(uri, text);
  return { dir, editor, uri };
}
