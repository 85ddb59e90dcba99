import { describe, expect, it, onTestFinished } from "vitest";
import { configurationRequest, type FileStatus, statusChanged, statusRequest } from "../../src/lsp/protocol.ts";
import { type Editor, project, pulling, start, uriIn, write } from "./client.ts";

const bad = "FROM debian:12\nMAINTAINER me\nUSER 1000\n";

async function started(files: Readonly<Record<string, string>>, initializationOptions: object = {}) {
  const dir = project(files);
  const editor = await start({ folders: [dir], capabilities: pulling, initializationOptions });
  onTestFinished(async () => void (await editor.stop()));
  return { dir, editor };
}

const statusOf = (editor: Editor, uri: string): Promise<FileStatus | null> =>
  editor.request(statusRequest, { textDocument: { uri } });

describe("what an extension asks beside the protocol", () => {
  it("is how a file is linted", async () => {
    const { dir, editor } = await started({ Dockerfile: bad, "plimsoll.config.yaml": "extends: [security, size]\n" });
    const uri = uriIn(dir, "Dockerfile");
    expect(await statusOf(editor, uri)).toBeNull();
    await editor.open(uri, bad);
    const status = await statusOf(editor, uri);
    expect(status).toEqual({
      kind: "dockerfile",
      enabled: true,
      rules: expect.any(Number),
      config: { name: "plimsoll.config.yaml", uri: uriIn(dir, "plimsoll.config.yaml") },
      standsOn: ["recommended", "security", "size"],
      problems: [],
      trusted: false,
    });
    const text = await editor.request<string>(configurationRequest, { textDocument: { uri } });
    const inForce = text.split("\n").filter((line) => /^(error|warning|info) /.test(line));
    expect(status?.rules).toBe(inForce.length);
    expect(text).toMatch(/^warning +no-root-user +# preset security$/m);
  });

  it("tells what no kind claims, whatever the editor takes it for", async () => {
    const { dir, editor } = await started({});
    for (const name of ["Dockerfile.md", "Dockerfile.j2", "containerfile.md"]) {
      await editor.open(uriIn(dir, name), "# About\n");
      expect(await statusOf(editor, uriIn(dir, name)), name).toMatchObject({ rules: 0, standsOn: ["recommended"] });
      expect((await statusOf(editor, uriIn(dir, name)))?.kind, name).toBeUndefined();
    }
    const uri = uriIn(dir, "image.txt");
    await editor.open(uri, bad);
    expect((await statusOf(editor, uri))?.kind).toBe("dockerfile");
    const { config } = (await statusOf(editor, uri)) ?? {};
    expect(config).toBeUndefined();
  });

  it("names the configurations of other linters that apply, and what is wrong in them", async () => {
    const files = { ".hadolint.yaml": "override: {error: [DL4000]}\n", ".trivyignore.yaml": "misconfigurations: 1\n" };
    const { dir, editor } = await started(files);
    const uri = uriIn(dir, "Dockerfile");
    await editor.open(uri, bad);
    expect(await statusOf(editor, uri)).toMatchObject({
      standsOn: ["recommended", ".hadolint.yaml"],
      problems: [".trivyignore.yaml:1:20: misconfigurations: must be a list"],
    });
    const text = await editor.request<string>(configurationRequest, { textDocument: { uri } });
    expect(text).toMatch(/^error +no-maintainer +# \.hadolint\.yaml override\.error$/m);
  });

  it("tells what is wrong in a configuration, and that it may run no code", async () => {
    const files = { "plimsoll.config.mjs": "export default {};\n" };
    const { dir, editor } = await started(files, { trusted: false });
    const uri = uriIn(dir, "Dockerfile");
    await editor.open(uri, bad);
    expect(await statusOf(editor, uri)).toMatchObject({
      trusted: false,
      problems: [expect.stringMatching(/^plimsoll\.config\.mjs: is code/)],
    });
  });

  it("is told when it changes, only if it wants to know", async () => {
    for (const showsStatus of [true, false]) {
      const { dir, editor } = await started({}, { showsStatus });
      const uri = uriIn(dir, "Dockerfile");
      let told = 0;
      editor.connection.onNotification(statusChanged, () => {
        told++;
      });
      await editor.open(uri, bad);
      const before = (await statusOf(editor, uri))?.rules ?? 0;
      told = 0;
      write(dir, "plimsoll.config.yaml", "extends: []\n");
      await editor.notify("workspace/didChangeWatchedFiles", {
        changes: [{ uri: uriIn(dir, "plimsoll.config.yaml"), type: 1 }],
      });
      await expect.poll(async () => (await statusOf(editor, uri))?.rules).toBeLessThan(before);
      expect(told > 0).toBe(showsStatus);
    }
  });

  it("gets a rule's page without anything being opened", async () => {
    const { editor } = await started({}, { showsPages: true });
    await editor.open("untitled:Untitled-1", bad);
    await statusOf(editor, "untitled:Untitled-1");
    const page = await editor.request("workspace/executeCommand", {
      command: "plimsoll.explain",
      arguments: ["no-maintainer"],
    });
    expect(page).toMatch(/^\*\*no-maintainer\*\*/);
    expect(editor.asked).not.toContain("window/showDocument");
    expect(editor.messages).toEqual([]);
  });
});
