import { spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, it } from "vitest";
import { ResponseError } from "vscode-jsonrpc/node";
import { checkedFrames } from "../../src/lsp/framing.ts";
import { bundled, project, pulling, start, uriIn, write } from "./client.ts";
import { opened } from "./opened.ts";

const frame = (body: string) => `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;

/** What comes through, and what was wrong in the end. */
function passed(chunks: readonly string[]): { readonly out: string; readonly fault: string | undefined } {
  const frames = checkedFrames();
  let fault: string | undefined;
  const out: string[] = [];
  for (const chunk of chunks) {
    if (fault !== undefined) break;
    frames._transform(Buffer.from(chunk), "latin1", (error, data) => {
      if (error) fault = error.message;
      else out.push(String(data));
    });
  }
  return { out: out.join(""), fault };
}

describe("messages", () => {
  const good = [frame('{"a":"é"}'), `content-type: x\r\nCONTENT-LENGTH:  2 \r\n\r\n{}`, frame(""), frame("{}")].join(
    "",
  );

  it.each([1, 2, 3, 7, 1000])("pass through in pieces of %i", (size) => {
    const bytes = Buffer.from(good).toString("latin1");
    const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
      bytes.slice(i * size, (i + 1) * size),
    );
    const frames = checkedFrames();
    const out: Buffer[] = [];
    for (const piece of pieces) {
      frames._transform(Buffer.from(piece, "latin1"), "latin1", (error, data) => {
        expect(error ?? null).toBeNull();
        out.push(data);
      });
    }
    expect(Buffer.concat(out).toString()).toBe(good);
  });

  it.each([
    ["no length", "Content-Type: x\r\n\r\n{}", "a header without Content-Length"],
    ["a blank before the colon", "Content-Length : 2\r\n\r\n{}", "a header without Content-Length"],
    ["no colon", "X\r\nContent-Length: 2\r\n\r\n{}", "a header with a line without a colon"],
    ["no header", "\r\n\r\n{}", "a header without Content-Length"],
    ["an empty length", "Content-Length:\r\n\r\n{}", "a Content-Length that is not a number of bytes: "],
    ["a negative length", "Content-Length: -2\r\n\r\n{}", "a Content-Length that is not a number of bytes: -2"],
    ["no number", "Content-Length: NaN\r\n\r\n{}", "a Content-Length that is not a number of bytes: NaN"],
    [
      "a number of another form",
      "Content-Length: 1e12\r\n\r\n{}",
      "a Content-Length that is not a number of bytes: 1e12",
    ],
    [
      "a length beyond all files",
      "Content-Length: 1000000000000\r\n\r\n{}",
      "a Content-Length beyond 134217728 bytes: 1000000000000",
    ],
    ["two lengths", "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}", "a header with more than one Content-Length"],
    ["levels beyond all messages", frame("[".repeat(501)), "a message of more than 500 levels"],
    ["levels of both sorts", frame(`{"a":[`.repeat(300)), "a message of more than 500 levels"],
    ["levels after a text", frame(`["\\"",${"[".repeat(500)}`), "a message of more than 500 levels"],
    ["a header without an end", `X: ${"x".repeat(9000)}`, "a header of more than 8192 bytes"],
  ])("end with %s", (_, text, fault) => {
    expect(passed([frame("{}"), text])).toEqual({ out: frame("{}"), fault });
    expect(passed([frame("{}"), ...text])).toMatchObject({ fault });
  });
});

describe("messages of many brackets", () => {
  it.each([
    ["as many levels as are read", `${"[".repeat(500)}${"]".repeat(500)}`],
    ["in texts", JSON.stringify(['[{"'.repeat(600), "[\\".repeat(600)])],
    ["beside each other", `[${Array.from({ length: 600 }, () => '{"a":[]}').join(",")}]`],
  ])("pass through: %s", (_, body) => {
    expect(passed([frame(body), frame("[[]]")])).toEqual({ out: frame(body) + frame("[[]]"), fault: undefined });
    expect(passed([...frame(body)]).fault).toBeUndefined();
  });

  it("end with more values than any file has changes", () => {
    const body = `[${"0,".repeat(10_000_000)}0]`;
    expect(passed([frame(body)]).fault).toBe("a message of more than 10000000 values");
    expect(passed([frame(body.slice(0, -5))]).fault).toBeUndefined();
  });
});

describe("the server", () => {
  async function sent(text: string) {
    const server = spawn(process.execPath, [await bundled()], { stdio: ["pipe", "pipe", "pipe"] });
    let told = "";
    server.stderr.on("data", (chunk) => {
      told += chunk;
    });
    server.stdin.on("error", () => {});
    server.stdin.write(text);
    const [code] = await once(server, "exit");
    return { code, told };
  }

  it.each([
    ["Content-Length: -5\r\n\r\n{}", "-5"],
    ["Content-Length: \x1b[2J\r\n\r\n{}", "\\x1b[2J"],
  ])("ends and says why when a client cannot be understood: %j", async (text, shown) => {
    expect(await sent(text)).toEqual({
      code: 2,
      told: `plimsoll: the client sent a Content-Length that is not a number of bytes: ${shown}; the language server ends\n`,
    });
  });

  it("ends and says why when a message is nothing but brackets", async () => {
    const { code, told } = await sent(frame("[".repeat(60 * 1024 * 1024)));
    expect([code, told]).toEqual([
      2,
      "plimsoll: the client sent a message of more than 500 levels; the language server ends\n",
    ]);
  });

  it("answers on after a message that is no JSON", async () => {
    const { editor, uri } = await opened("FROM debian:12\n");
    editor.raw(frame("{nonsense"));
    editor.raw(frame("[]"));
    editor.raw(frame("null"));
    const position = { line: 0, character: 6 };
    expect(await editor.request("textDocument/hover", { textDocument: { uri }, position })).not.toBeUndefined();
  });

  const at = { line: 0, character: 0 };
  it.each([
    ["textDocument/hover", { position: null }, "`position` must be an object with `line` and `character`"],
    ["textDocument/hover", {}, "`position` must be"],
    ["textDocument/completion", { position: { line: "0", character: 0 } }, "`position` must be"],
    ["textDocument/definition", { position: { line: -1, character: 0 } }, "`position` must be"],
    ["textDocument/rename", { position: at }, "`newName` must be a string"],
    ["textDocument/references", { position: at, context: null }, "`context` must be an object"],
    ["textDocument/codeAction", { range: { start: at }, context: {} }, "`range` must be an object"],
    ["textDocument/inlayHint", { range: null }, "`range` must be an object"],
    ["textDocument/foldingRange", { textDocument: null }, "`textDocument` must be an object with a `uri`"],
    ["workspace/diagnostic", {}, "`previousResultIds` must be a list of objects with `uri` and `value`"],
    ["workspace/diagnostic", { previousResultIds: [null] }, "`previousResultIds` must be a list"],
    ["textDocument/diagnostic", { textDocument: {} }, "`textDocument` must be"],
    ["workspace/executeCommand", { command: null }, "`command` must be a string"],
    ["workspace/executeCommand", { command: "plimsoll.fixAll", arguments: null }, "`arguments` must be a list"],
    [
      "textDocument/codeAction",
      { range: { start: at, end: at }, context: { only: 5 } },
      "`context` must be an object, whose `only` is a list of strings where it is there",
    ],
  ])("refuses parameters of %s in plain words: %j", async (method, params, message) => {
    const { editor, uri } = await opened("FROM debian:12\n");
    const answer = editor.request(method, { textDocument: { uri }, ...params }).catch((error: unknown) => error);
    expect(await answer).toMatchObject({ code: -32602, message: expect.stringContaining(message) });
  });

  it.each(["textDocument/hover", "textDocument/completion", "workspace/diagnostic", "codeAction/resolve"])(
    "takes no parameters at all for missing ones: %s",
    async (method) => {
      const { editor, uri } = await opened("FROM debian:12\n");
      const answer = await editor.request(method, null as never).catch((error: unknown) => error);
      expect(JSON.stringify(answer)).not.toMatch(/Cannot read|undefined/);
      const position = { line: 0, character: 6 };
      expect(await editor.request("textDocument/hover", { textDocument: { uri }, position })).not.toBeUndefined();
    },
  );

  it.each([
    ["textDocument/didOpen", {}, "`textDocument` must be an object with `uri`, `languageId` and `text`"],
    ["textDocument/didOpen", { textDocument: { uri: "file:///a", languageId: 1 } }, "`textDocument` must be"],
    ["textDocument/didChange", { contentChanges: [] }, "`textDocument` must be an object with a `uri`"],
    ["textDocument/didChange", { textDocument: { uri: "file:///a" }, contentChanges: [null] }, "`contentChanges` must"],
    ["textDocument/didSave", { textDocument: null }, "`textDocument` must be"],
    ["textDocument/didClose", undefined, "`textDocument` must be"],
    ["workspace/didChangeWatchedFiles", { changes: [null] }, "`changes` must be a list of objects with `uri`"],
    ["workspace/didChangeWorkspaceFolders", { event: {} }, "`event` must be an object with `added` and `removed`"],
    ["$/setTrace", {}, "`value` must be a string"],
    ["window/workDoneProgress/cancel", {}, "`token` must be a string or a whole number"],
  ])("does not heed %s with %j, and says why", async (method, params, reason) => {
    const { editor, uri } = await opened("FROM debian:12\n");
    const told: string[] = [];
    editor.connection.onNotification("window/logMessage", ({ message }) => void told.push(message));
    await editor.notify(method, params);
    const position = { line: 0, character: 6 };
    expect(await editor.request("textDocument/hover", { textDocument: { uri }, position })).not.toBeUndefined();
    expect(told).toEqual([expect.stringContaining(`${method} is ignored: ${reason}`)]);
    expect(editor.stderr()).toBe("");
  });

  it("takes a notification without parameters for one that says nothing", async () => {
    const { editor, uri } = await opened("FROM debian:12\n");
    await editor.notify("workspace/didChangeConfiguration");
    const position = { line: 0, character: 6 };
    expect(await editor.request("textDocument/hover", { textDocument: { uri }, position })).not.toBeUndefined();
    expect(JSON.stringify(editor.messages)).not.toMatch(/Cannot|undefined/);
  });

  it("renames to a name of any length", async () => {
    const { editor, uri } = await opened("FROM debian:12\nARG A\nRUN echo $A\n");
    const rename = { textDocument: { uri }, position: { line: 1, character: 4 }, newName: "x".repeat(100_000) };
    expect(await editor.request("textDocument/rename", rename)).toMatchObject({
      documentChanges: [{ edits: [{ newText: rename.newName }, { newText: rename.newName }] }],
    });
  });

  it("answers on where a client refuses what it is asked", async () => {
    const dir = project({ "plimsoll.config.yaml": "preset: all\n" });
    const refuses = { ...pulling, workspace: { ...pulling.workspace, inlayHint: { refreshSupport: true } } };
    const editor = await start({ folders: [dir], capabilities: refuses });
    editor.connection.onRequest((method) => {
      editor.asked.push(method);
      throw new ResponseError(-32601, "no");
    });
    const uri = uriIn(dir, "Dockerfile");
    await editor.open(uri, "FROM debian:12\n");
    write(dir, "plimsoll.config.yaml", "preset: recommended\n");
    const changed = { changes: [{ uri: uriIn(dir, "plimsoll.config.yaml"), type: 2 }] };
    await editor.notify("workspace/didChangeWatchedFiles", changed);
    await expect.poll(() => editor.asked).toContain("workspace/inlayHint/refresh");
    const position = { line: 0, character: 6 };
    expect(await editor.request("textDocument/hover", { textDocument: { uri }, position })).not.toBeUndefined();
    expect(editor.stderr()).toBe("");
  });

  it.each([null, {}, 5])("counts %j for an edit that was not applied", async (answer) => {
    const { editor, uri } = await opened("FROM debian:12\nRUN apt-get update && apt-get install curl\n");
    editor.connection.onRequest("workspace/applyEdit", () => answer);
    const fixAll = { command: "plimsoll.fixAll", arguments: [uri] };
    expect(await editor.request("workspace/executeCommand", fixAll)).toBe(0);
  });
});
