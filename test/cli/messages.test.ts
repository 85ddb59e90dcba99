import { describe, expect, test } from "vitest";
import { tree } from "../config/fixtures.ts";
import { windows } from "../helpers/platform.ts";
import { plimsoll } from "./real.ts";

/** Texts that terminals and pipelines obey, as names in a repository and values on a command line may hold them. */
const hostile: Readonly<Record<string, string>> = {
  "a terminal sequence": "a\x1b[2Jb\x9b31mc",
  "a link of a terminal": "a\x1b]8;;http://example.com\x07b",
  "marks that reorder": "a\u202eb\u2066c",
  "another line that is a workflow command": "a\n::error::x",
  "a carriage return before one": "a\r::add-mask::x",
  "a workflow command": "::stop-commands::x",
  "one behind blanks": "  ::error::x",
  "a workflow command of old": "##[add-mask]x",
  "a logging command": "##vso[task.setvariable variable=A]b",
  "another server's": "##teamcity[message text='x']",
};

const yaml = (value: unknown) => JSON.stringify(value);
const dockerfile = { Dockerfile: "FROM debian:12\nRUN sudo true\n" };
const config = (text: string) => ({ ...dockerfile, "plimsoll.config.yaml": text });

/** Where a text of somebody else's comes into a message: the files for it and the command line. */
const sources: Readonly<Record<string, (text: string) => readonly [Record<string, string>, readonly string[]]>> = {
  "a rule of a config": (text) => [config(`rules: {${yaml(text)}: off}`), []],
  "a key of a config": (text) => [config(`${yaml(text)}: 1`), []],
  "what a config extends": (text) => [config(`extends: ${yaml(text)}`), []],
  "a path that a config extends": (text) => [config(`extends: ${yaml(`./${text}`)}`), []],
  "a plugin of a config": (text) => [config(`plugins: [${yaml(text)}]`), []],
  "the baseline of a config": (text) => [config(`baseline: ${yaml(text)}`), []],
  "an option of a config": (text) => [config(`rules: {no-sudo: [warning, {${yaml(text)}: 1}]}`), []],
  "a severity of a config": (text) => [config(`rules: {no-sudo: ${yaml(text)}}`), []],
  "a waiver of a config": (text) => [config(`waivers: [{rules: ${yaml(text)}, reason: a}]`), []],
  "YAML that is none": (text) => [config(`a: ${text.replaceAll("\n", "\n ")}: [`), []],
  "JSON that is none": (text) => [{ ...dockerfile, "plimsoll.config.json": text }, []],
  "a plugin that throws": (text) => [
    { ...config("plugins: [./p.mjs]"), "p.mjs": `throw new Error(${JSON.stringify(text)})` },
    [],
  ],
  "a key of a baseline": (text) => [
    { ...dockerfile, "plimsoll-baseline.json": `{"version": 1, "findings": [], ${yaml(text)}: 1}` },
    [],
  ],
  "a baseline that is none": (text) => [{ ...dockerfile, "plimsoll-baseline.json": text }, []],
  "a named file": (text) => [dockerfile, ["--", text]],
  "a named glob": (text) => [dockerfile, ["--", `${text}/*`]],
  "a flag": (text) => [dockerfile, [`--${text}`]],
  "a short flag": (text) => [dockerfile, [`-${text}`]],
  "--config": (text) => [dockerfile, [`--config=${text}`]],
  "--preset": (text) => [dockerfile, [`--preset=${text}`]],
  "--rule": (text) => [dockerfile, [`--rule=${text}`]],
  "--format": (text) => [dockerfile, [`--format=${text}`]],
  "a format's file": (text) => [dockerfile, [`--format=json=Dockerfile/${text}`]],
  "--output": (text) => [dockerfile, [`--output=Dockerfile/${text}`]],
  "--since": (text) => [dockerfile, [`--since=${text}`]],
  "--target": (text) => [dockerfile, [`--target=${text}`]],
  "--build-arg": (text) => [dockerfile, [`--build-arg=${text}`]],
  "--baseline": (text) => [dockerfile, [`--baseline=${text}`]],
  "--cache-location": (text) => [dockerfile, ["--cache", `--cache-location=Dockerfile/${text}`]],
  "--shard": (text) => [dockerfile, [`--shard=${text}`]],
  "--fail-on": (text) => [dockerfile, [`--fail-on=${text}`]],
  "--max-warnings": (text) => [dockerfile, [`--max-warnings=${text}`]],
  "--sarif-category": (text) => [dockerfile, [`--sarif-category=${text}`]],
  "--print-config": (text) => [dockerfile, [`--print-config=${text}`]],
  "an option shown by --print-config": (text) => [
    config(`rules: {no-secret-values: [warning, {names: [${yaml(text)}]}]}`),
    ["--print-config=Dockerfile"],
  ],
  "a rule to explain": (text) => [dockerfile, ["explain", text]],
  "a place to ask about": (text) => [dockerfile, ["why", `${text}:1`]],
  "a blob": (text) => [dockerfile, ["merge", text]],
  "a shell": (text) => [dockerfile, ["completion", text]],
  "a file shown by why": (text) => [{ Dockerfile: `FROM debian:12\nRUN echo ${text}\n` }, ["why", "Dockerfile:2"]],
};

describe.each(Object.entries(sources))("%s", (_, make) => {
  test.each(Object.entries(hostile))("steers nothing by %s", async (_, text) => {
    const [files, argv] = make(text);
    const { out, err, code } = await plimsoll(tree(files), argv, { env: { CI: "true" } });
    expect(code).toBeLessThanOrEqual(2);
    const told = err + out;
    expect(told.trim()).not.toBe("");
    expect(told).not.toMatch(/[^\P{Cc}\n]|\p{Bidi_Control}|[\u2028\u2029]/u);
    for (const line of told.split("\n")) expect(line).not.toMatch(/^\s*::|##\w*\[/);
  });
});

test.skipIf(windows)(
  "a diff shown in a pipeline or on a terminal gives no orders; one for a program is as it is",
  async () => {
    const files = {
      Dockerfile: "FROM debian:12\n ::error::x\n# ##vso[task.complete]\n#\x1b[2J\nMAINTAINER me\nUSER 1\n",
    };
    const argv = ["--diff"];
    const shown = async (more: Parameters<typeof plimsoll>[2]) => (await plimsoll(tree(files), argv, more)).out;
    const raw = await shown({ env: {} });
    expect(raw).toContain("##vso[");
    expect(raw).toContain("\x1b[2J");
    const inPipeline = await shown({ env: { TF_BUILD: "True" } });
    for (const line of inPipeline.split("\n")) expect(line).not.toMatch(/^\s*::|##\w*\[/);
    const onTerminal = await shown({ env: {}, terminal: true });
    expect(onTerminal.replace(/\x1b\[(?:1|2|22|3[129])m/g, "")).not.toMatch(/[^\P{Cc}\n]/u);
  },
);
