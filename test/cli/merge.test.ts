import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { sealOf } from "../../src/reporters/blob.ts";
import { formats } from "../../src/reporters/index.ts";
import { tree } from "../config/fixtures.ts";
import { plimsoll } from "./real.ts";

const files = {
  "plimsoll.config.yaml": [
    "extends: [recommended, security]",
    "rules: { pin-base-image-tag: error, unused-waiver: warning }",
    "waivers:",
    "  - { rules: no-sudo, files: ['waived/**'], reason: known }",
    "  - { rules: no-sudo, files: ['nowhere/**'], reason: of no use }",
    "",
  ].join("\n"),
  "compose.yaml": [
    "services:",
    "  web: { build: { context: ., dockerfile: z/Dockerfile, args: { BASE: debian }, target: app } }",
    "  job:",
    "    build:",
    "      context: app",
    "      dockerfile_inline: |",
    "        FROM alpine",
    "        COPY dist /dist",
    "        RUN sudo ls",
    "",
  ].join("\n"),
  ".dockerignore": "app\n",
  "app/.dockerignore": "dist\n",
  Dockerfile: "FROM debian\n# plimsoll ignore=no-sudo -- it is fine\nRUN sudo ls\nRUN apt-get update\n",
  "a/Dockerfile": "FROM node:24\nRUN cd /x && make\nUSER root\n",
  "bad/Dockerfile": Buffer.from("\ufeffFROM x", "utf16le"),
  "latin/Dockerfile": Buffer.from("FROM debian:12 # caf\xe9\nRUN sudo true", "latin1"),
  "waived/Dockerfile": "FROM debian:12\nRUN sudo ls\n",
  "z/Dockerfile": "ARG BASE\nFROM $BASE AS app\nCOPY app /app\nCOPY nowhere /x\nFROM $OTHER\nRUN echo $X\n",
};

async function shards(root: string, count: number, flags: readonly string[] = []): Promise<readonly string[]> {
  const names = Array.from({ length: count }, (_, i) => `blob-${i + 1}.json`);
  for (const [i, name] of names.entries()) {
    await plimsoll(root, ["--shard", `${i + 1}/${count}`, "--format", `blob=${name}`, ...flags, "."]);
  }
  return names;
}

describe("merged shards are one run", () => {
  test("in every format", async () => {
    const root = tree(files);
    await plimsoll(root, ["a", "--write-baseline"]);
    const names = await shards(root, 3);
    const listing = ["--unknown", "--show-suppressed"];
    const into = (folder: string) => formats.flatMap((format) => ["--format", `${format}=${folder}/${format}`]);
    const one = await plimsoll(root, [...into("one"), ...listing, "."]);
    const merged = await plimsoll(root, ["merge", ...into("merged"), ...listing, ...names.toReversed()]);
    for (const format of formats) {
      const text = (folder: string) => readFileSync(join(root, folder, format), "utf8");
      expect(text("one").length, format).toBeGreaterThan(100);
      expect(text("merged"), format).toBe(text("one"));
    }
    expect([merged.code, one.code]).toEqual([2, 2]);
    const compact = readFileSync(join(root, "merged/compact"), "utf8");
    for (const word of ["unused-waiver", "baseline plimsoll-baseline.json"]) expect(compact).toContain(word);
    expect(one.err).toContain("bad/Dockerfile is UTF-16");
    // Whoever read the files has told how.
    expect(merged.err).toBe(one.err.replace(/^.*Latin-1\n/m, ""));
  });

  test("on a terminal", async () => {
    const root = tree({ ...files, "plimsoll.config.yaml": "" });
    const names = await shards(root, 2);
    const one = await plimsoll(root, [], { terminal: true });
    expect(one.out).toContain("\x1b[");
    expect(await plimsoll(root, ["merge", ...names], { terminal: true })).toEqual({ ...one, err: "" });
  });

  test.each([1, 2, 5])("of %i shards, with flags about rules and builds", async (count) => {
    const root = tree({ ...files, "bad/Dockerfile": "FROM debian\n", "plimsoll.config.yaml": "" });
    const flags = ["--preset", "all", "--rule", "no-sudo:error", "--build-arg", "OTHER=alpine"];
    const one = await plimsoll(root, [...flags, "."]);
    const merged = await plimsoll(root, ["merge", ...flags, ...(await shards(root, count, flags))]);
    expect(merged.out).toBe(one.out);
    expect(merged.code).toBe(1);
    const lenient = await plimsoll(root, ["merge", "--fail-on", "never", ...flags, ...(await shards(root, 2, flags))]);
    expect(lenient.code).toBe(0);
  });

  test("each shard says what is wrong in its own files", async () => {
    const root = tree({ ...files, "plimsoll.config.yaml": "" });
    const outs: string[] = [];
    for (const shard of ["1/2", "2/2"]) outs.push((await plimsoll(root, ["--shard", shard])).out);
    const lines = outs.map((out) => out.split("\n").filter((line) => /:\d+:\d+/.test(line)));
    const one = (await plimsoll(root, [])).out.split("\n").filter((line) => /:\d+:\d+/.test(line));
    expect(lines.every((some) => some.length > 0)).toBe(true);
    expect(lines.flat()).toEqual(one);
  });
});

test("a blob is what its schema says", async () => {
  const root = tree(files);
  await shards(root, 1);
  const schema = JSON.parse(readFileSync(new URL("../../schema/blob.schema.json", import.meta.url), "utf8"));
  const ajv = new Ajv({ allErrors: true });
  const valid = ajv.validate(schema, JSON.parse(readFileSync(join(root, "blob-1.json"), "utf8")));
  expect(ajv.errors ?? []).toEqual([]);
  expect(valid).toBe(true);
});

describe("what cannot be merged", () => {
  const small = { "a/Dockerfile": "FROM debian\n", "b/Dockerfile": "FROM alpine\n" };
  const both = ["blob-1.json", "blob-2.json"];

  /** Blob 1 with another value for a key. */
  const changed = (key: string, value: unknown) => (root: string) => {
    const blob = JSON.parse(readFileSync(join(root, "blob-1.json"), "utf8"));
    writeFileSync(join(root, "blob-1.json"), JSON.stringify({ ...blob, [key]: value }));
  };
  /** Blob 1 with another value for a part of it, sealed again: anybody can do that. */
  const forged = (path: string, value: unknown) => (root: string) => {
    const blob = JSON.parse(readFileSync(join(root, "blob-1.json"), "utf8"));
    const keys = path.split(".");
    const last = keys.pop() as string;
    keys.reduce((at, key) => at[key], blob)[last] = value;
    writeFileSync(join(root, "blob-1.json"), JSON.stringify({ ...blob, seal: sealOf(blob) }));
  };
  /** Another run, which writes `o.json`. */
  const ran = (argv: readonly string[]) => async (root: string) => {
    await plimsoll(root, argv);
  };
  const nothing = () => {};

  test.each<[string, (root: string) => void | Promise<void>, readonly string[], string]>([
    ["no blobs", nothing, [], "merge needs the blobs of all shards"],
    ["a missing file", nothing, ["blob-9.json"], "blob-9.json cannot be read: it does not exist"],
    ["a missing shard", nothing, ["blob-2.json"], "shard 1 of 2 is missing"],
    ["a shard twice", nothing, [...both, "./blob-1.json"], "blob-1.json and ./blob-1.json are both shard 1 of 2"],
    ["something else", nothing, ["a/Dockerfile"], "a/Dockerfile is not a blob: "],
    ["another format", ran(["-f", "json=o.json"]), ["o.json"], "o.json is not a blob: "],
    ["null", (root) => writeFileSync(join(root, "o.json"), "null"), ["o.json"], "o.json is not a blob"],
    ["a damaged report", changed("report", {}), both, "blob-1.json is damaged"],
    ["a damaged head", changed("shard", undefined), both, "blob-1.json is damaged"],
    ...[
      ["report", undefined],
      ["report.files", null],
      ["report.files.0.findings", null],
      ["report.files.0.findings.0.message", 5],
      ["report.files.0.findings.0.span", { start: 0, end: 1e9 }],
      [
        "report.files.0.findings.0.fixes",
        [
          {
            title: "a",
            safe: true,
            effect: [],
            edits: [
              { span: { start: 0, end: 3 }, text: "" },
              { span: { start: 1, end: 2 }, text: "" },
            ],
          },
        ],
      ],
      ["report.failures", 5],
      ["report.inputErrors", [{}]],
      ["shard", null],
      ["shard.count", 0],
      ["targets", [1]],
    ].map(([path, value]): [string, (root: string) => void, readonly string[], string] => [
      `a forged ${path}`,
      forged(path as string, value),
      both,
      "blob-1.json is damaged",
    ]),
    [
      "a forged number",
      forged("shard.count", 1e10),
      ["blob-1.json"],
      "shard 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, ... of 10000000000 is missing",
    ],
    ["another version", changed("version", "99.0.0"), both, "blob-1.json was written by Plimsoll 99.0.0, and this is "],
    [
      "other flags",
      ran(["--shard", "2/2", "-p", "all", "-f", "blob=o.json"]),
      ["blob-1.json", "o.json"],
      "o.json has another configuration",
    ],
    [
      "another count",
      ran(["--shard", "2/3", "-f", "blob=o.json"]),
      ["blob-1.json", "o.json"],
      "blob-1.json is shard 1 of 2, but o.json is shard 2 of 3",
    ],
    [
      "other files",
      async (root) => {
        writeFileSync(join(root, "a/Dockerfile"), "FROM debian:12\n");
        await plimsoll(root, ["--shard", "2/2", "-f", "blob=o.json"]);
      },
      ["blob-1.json", "o.json"],
      "o.json and blob-1.json are from different sets of files",
    ],
  ])("%s", async (_, prepare, names, message) => {
    const root = tree(small);
    await shards(root, 2);
    await prepare(root);
    const { code, err, out } = await plimsoll(root, ["merge", ...names]);
    expect(err).toContain(`plimsoll: ${message}`);
    expect([code, out]).toEqual([2, ""]);
  });

  test.each<[readonly string[], string]>([
    [["--shard", "3"], "--shard 3: must be INDEX/COUNT"],
    [["--shard", "0/2"], "--shard 0/2: must be"],
    [["--shard", "3/2"], "--shard 3/2: must be"],
    [["--shard", "1/2", "--fix"], "--shard only checks"],
    [["--shard", "1/2", "-"], "cannot be used with standard input"],
  ])("%j", async (argv, message) => {
    const { code, err } = await plimsoll(tree(small), argv);
    expect(err).toContain(message);
    expect(code).toBe(2);
  });
});
