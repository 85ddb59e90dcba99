import { describe, expect, it } from "vitest";
import type { DocumentLink, DocumentSymbol, FoldingRange, Hover, Location, WorkspaceEdit } from "vscode-languageserver";
import { pluginKind } from "../helpers/plugin-kind.ts";
import { applied, type Editor, editsOf, project, pulling, rangeOf, start, uriIn, write } from "./client.ts";
import { codes } from "./opened.ts";

const steps = `steps:
  - id: image
    name: gcr.io/cloud-builders/docker
    args: [build, --build-arg, "BASE=node:latest", --target=final, -f, Dockerfile, .]
  - name: debian:12
    script: |
      echo done
`;
const dockerfile = "ARG BASE=node:24\nFROM $BASE AS final\nUSER node\n";
const config = (plugin: string) => `extends: []
plugins: [${JSON.stringify(plugin)}]
rules: { pin-base-image-tag: error, no-latest-base-image: warning }
`;

async function opened(options: Parameters<typeof start>[0] = {}, more: Readonly<Record<string, string>> = {}) {
  const dir = project({ "plimsoll.config.yaml": config(await pluginKind()), Dockerfile: dockerfile, ...more });
  const editor = await start({ folders: [dir], initializationOptions: { trusted: true }, ...options });
  return { dir, editor, uri: uriIn(dir, "cloudbuild.yaml"), dockerfileUri: uriIn(dir, "Dockerfile") };
}

const at = (uri: string, text: string, word: string) => ({
  textDocument: { uri },
  position: rangeOf(text, word).start,
});

async function patterns({ registrations }: Editor): Promise<readonly string[]> {
  return registrations.flatMap(({ registerOptions }) =>
    ((registerOptions as { watchers?: { globPattern: string }[] })?.watchers ?? []).map(
      ({ globPattern }) => globPattern,
    ),
  );
}

describe("a kind of a plugin", { timeout: 60_000 }, () => {
  it("has what the built-in kinds have", async () => {
    const { editor, uri, dockerfileUri } = await opened();
    await editor.open(uri, steps, "yaml");
    const [finding] = await editor.diagnostics(uri);
    expect(finding).toMatchObject({
      code: "pin-base-image-tag",
      range: rangeOf(steps, "gcr.io/cloud-builders/docker"),
    });

    const hover = await editor.request<Hover>("textDocument/hover", at(uri, steps, "debian:12"));
    expect(hover).toMatchObject({ range: rangeOf(steps, "debian:12") });
    expect(JSON.stringify(hover.contents)).toContain("Package manager: apt");

    const symbols = await editor.request<DocumentSymbol[]>("textDocument/documentSymbol", { textDocument: { uri } });
    expect(symbols.map(({ name, detail }) => `${name} ${detail}`)).toEqual([
      "step image gcr.io/cloud-builders/docker",
      "step 2 debian:12",
    ]);
    const folds = await editor.request<FoldingRange[]>("textDocument/foldingRange", { textDocument: { uri } });
    expect(folds).toContainEqual({ startLine: 1, endLine: 3 });

    const links = await editor.request<DocumentLink[]>("textDocument/documentLink", { textDocument: { uri } });
    expect(links).toEqual([{ range: rangeOf(steps, "Dockerfile"), target: dockerfileUri }]);
    const target = await editor.request<Location[]>("textDocument/definition", at(uri, steps, "final,"));
    expect(target).toEqual([{ uri: dockerfileUri, range: rangeOf(dockerfile, "final") }]);
    const arg = await editor.request<Location[]>("textDocument/definition", at(uri, steps, "BASE="));
    expect(arg).toEqual([{ uri: dockerfileUri, range: rangeOf(dockerfile, "BASE") }]);
    expect(editor.messages).toEqual([]);
    await editor.stop();
  });

  it("says how a Dockerfile is built, open or not, and is told when a stage gets another name", async () => {
    const { editor, dir, uri, dockerfileUri } = await opened({}, { "cloudbuild.yaml": steps });
    const plain = "FROM node:24 AS final\n";
    await editor.open(dockerfileUri, plain);
    const renaming = { ...at(dockerfileUri, plain, "final"), newName: "app" };
    const edit = await editor.request<WorkspaceEdit>("textDocument/rename", renaming);
    expect(applied(steps, editsOf(edit, uri))).toBe(steps.replace("=final", "=app"));

    await editor.change(dockerfileUri, 2, [{ text: dockerfile }]);
    const found = await editor.diagnostics(dockerfileUri, ({ version }) => version === 2);
    expect(codes(found)).toEqual(["no-latest-base-image"]);
    await editor.open(uri, steps.replace("node:latest", "node:22"), "yaml");
    expect(await editor.diagnostics(dockerfileUri, ({ diagnostics }) => diagnostics.length === 0)).toEqual([]);
    await editor.notify("textDocument/didClose", { textDocument: { uri } });
    await editor.diagnostics(dockerfileUri, ({ diagnostics }) => diagnostics.length > 0);
    write(dir, "cloudbuild.yaml", "steps: []\n");
    await editor.notify("workspace/didChangeWatchedFiles", { changes: [{ uri, type: 2 }] });
    expect(await editor.diagnostics(dockerfileUri, ({ diagnostics }) => diagnostics.length === 0)).toEqual([]);
    await editor.stop();
  });

  it("is asked for in the whole workspace, and its files are watched", async () => {
    const { editor, uri } = await opened({ capabilities: pulling }, { "cloudbuild.yaml": steps });
    await expect.poll(() => patterns(editor), { timeout: 10_000 }).toContain("**/*cloudbuild*.{yaml,yml,json}");
    const globs = await patterns(editor);
    expect(new Set(globs).size).toBe(globs.length);
    const { items } = await editor.request<{ items: readonly { uri: string; items: readonly unknown[] }[] }>(
      "workspace/diagnostic",
      { previousResultIds: [] },
    );
    expect(items.find((one) => one.uri === uri)?.items).toMatchObject([{ code: "pin-base-image-tag" }]);
    await editor.stop();
  });

  it("is not there in a workspace that is not trusted", async () => {
    const { editor, uri } = await opened({ initializationOptions: { trusted: false } });
    await editor.open(uri, steps, "yaml");
    const symbols = await editor.request("textDocument/documentSymbol", { textDocument: { uri } });
    expect(symbols).toEqual([]);
    expect(editor.messages).toEqual([{ type: 1, message: expect.stringContaining("not trusted") }]);
    await editor.stop();
  });
});
