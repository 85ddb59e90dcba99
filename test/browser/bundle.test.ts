import { createContext, runInContext } from "node:vm";
import { build } from "esbuild";
import { expect, it } from "vitest";
import { root } from "../../scripts/project.ts";
import type { Answer, Question } from "../../site/playground/protocol.ts";
import type { FileView } from "../../src/browser/workbench.ts";

async function bundled(): Promise<string> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: ["site/playground/worker.ts"],
    bundle: true,
    write: false,
    metafile: true,
    format: "iife",
    platform: "browser",
    logLevel: "silent",
  });
  expect(Object.values(metafile.outputs).flatMap(({ imports }) => imports)).toEqual([]);
  return outputFiles[0]?.text ?? "";
}

it("the engine runs where there is nothing of Node's", async () => {
  const answers: Answer[] = [];
  let ask: ((event: { data: Question }) => void) | undefined;
  const worker = createContext({
    TextDecoder,
    TextEncoder,
    postMessage: (answer: Answer) => answers.push(answer),
    addEventListener: (_: string, listener: typeof ask) => {
      ask = listener;
    },
  });
  runInContext(await bundled(), worker);
  const files = [
    { path: "Dockerfile", text: "FROM alpine:3.22\nRUN sudo ls\nUSER 65532\n" },
    { path: "compose.yaml", text: "services:\n  web: { build: { dockerfile: Dockerfile, target: gone } }\n" },
  ];
  const project = { files, preset: "recommended", today: "2026-01-01" };
  ask?.({ data: { id: 7, about: "check", what: { project } } });
  await expect.poll(() => answers.length).toBe(1);
  const [{ id, fault, what }] = answers as [Answer];
  expect({ id, fault }).toEqual({ id: 7, fault: undefined });
  const found = (what as readonly FileView[]).map(({ findings }) => findings.map(({ rule }) => rule));
  expect(found).toEqual([["known-target", "no-sudo"], ["build-target-exists"]]);
});
