import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { positionOf, project, start, uriIn } from "./client.ts";
import { bad, opened } from "./opened.ts";

describe("changes", () => {
  it("taken in one by one give what the whole text gives", async () => {
    const dir = project({});
    const editor = await start({ folders: [dir] });
    const a = uriIn(dir, "a/Dockerfile");
    const b = uriIn(dir, "b/Dockerfile");
    await editor.open(a, "");
    await editor.open(b, "");
    let version = 1;
    const pieces = [
      "FROM debian\n",
      "USER root\n",
      "RUN sudo ls \\\n",
      "é😀",
      "\r\n",
      "# plimsoll ignore=",
      "$X",
      "<<EOF\n",
      '"',
      " ",
    ];
    const script = fc.array(fc.record({ at: fc.nat(), length: fc.nat({ max: 9 }), text: fc.constantFrom(...pieces) }), {
      minLength: 1,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(script, async (steps) => {
        version++;
        let text = bad;
        await editor.change(a, version, [{ text }]);
        for (const step of steps) {
          const from = step.at % (text.length + 1);
          const to = Math.min(text.length, from + step.length);
          if (/[\uDC00-\uDFFF\n]/.test(`${text[from] ?? ""}${text[to] ?? ""}`)) continue;
          const range = { start: positionOf(text, from), end: positionOf(text, to) };
          text = text.slice(0, from) + step.text + text.slice(to);
          version++;
          await editor.change(a, version, [{ range, text: step.text }]);
        }
        await editor.change(b, version, [{ text }]);
        const current = ({ version: seen }: { version?: number }) => seen === version;
        expect(await editor.diagnostics(a, current)).toEqual(await editor.diagnostics(b, current));
      }),
      { numRuns: 30 },
    );
    await editor.stop();
  });

  it("that come in a burst end with what is found in the last", async () => {
    const { editor, uri } = await opened(bad);
    await editor.diagnostics(uri);
    for (let version = 2; version <= 200; version++) {
      void editor.change(uri, version, [
        { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: "#" },
      ]);
    }
    const last = await editor.diagnostics(uri, ({ version }) => version === 200);
    expect(last.map(({ code }) => code)).toContain("require-from");
    await editor.stop();
  });

  it("may leave any text half typed", async () => {
    const text = `# syntax=docker/dockerfile:1\n# plimsoll ignore=no-root-user -- x\nARG V=1\nFROM debian:$V AS a\nRUN <<EOF\necho "\${V:-\${W}}"\nEOF\nCOPY --from=a --chown=$V /a /b\nRUN --mount=type=cache,from=a,target=/x [ -n "$(ls | sudo cat)" ] && \\\n  echo 'é😀\nHEALTHCHECK CMD ["a", "b]\nENV A=1 B\n`;
    const { editor, uri } = await opened(text);
    const compose = uri.replace("Dockerfile", "compose.yaml");
    const inline = `services:\n  a:\n    build:\n      dockerfile_inline: |\n${text.replace(/^/gm, "        ").replaceAll("$", "$$$$")}      args: {V: "2"}\n`;
    await editor.open(compose, inline, "yaml");
    let version = 1;
    for (let i = 0; i < 60; i++) {
      version++;
      const [target, whole] = i % 3 === 0 ? [compose, inline] : [uri, text];
      const cut = whole.slice(0, Math.floor((whole.length * i) / 60));
      await editor.change(target, version, [{ text: i % 2 ? cut : cut + whole.slice(cut.length + 5) }]);
      const position = positionOf(cut, cut.length);
      const at = { textDocument: { uri: target }, position };
      await Promise.all([
        editor.request("textDocument/hover", at),
        editor.request("textDocument/completion", at),
        editor.request("textDocument/definition", at),
        editor.request("textDocument/references", { ...at, context: { includeDeclaration: true } }),
        editor.request("textDocument/documentHighlight", at),
        editor.request("textDocument/documentSymbol", at),
        editor.request("textDocument/foldingRange", at),
        editor.request("textDocument/documentLink", at),
        editor.request("textDocument/rename", { ...at, newName: "x" }).catch(({ code }) => expect(code).toBe(-32803)),
        i % 10 === 0 ? editor.actions(target, { start: position, end: position }) : undefined,
      ]);
    }
    expect(editor.messages).toEqual([]);
    expect(editor.stderr()).toBe("");
    expect(await editor.stop()).toBe(0);
  });
});
