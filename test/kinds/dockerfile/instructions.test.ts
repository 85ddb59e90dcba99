import { describe, expect, it } from "vitest";
import type { Instruction, Word } from "../../../src/kinds/dockerfile/nodes.ts";
import { originOf } from "../../../src/text/offset-map.ts";
import { at, only, parse } from "./parsing.ts";

const texts = (words: readonly Word[] | undefined) => words?.map((word) => word.text);

describe("FROM", () => {
  it("has image, name and platform", () => {
    const document = parse("from --platform=$BUILDPLATFORM a/b:1@sha256:x \\\n as Build");
    const [stage] = document.stages;
    expect(stage).toMatchObject({ index: 0, name: "build" });
    expect(stage?.from.image?.text).toBe("a/b:1@sha256:x");
    expect(stage?.from.as).toMatchObject({ keyword: { text: "as" }, name: { text: "Build" } });
    expect(stage?.from.platform?.value?.text).toBe("$BUILDPLATFORM");
    expect(at(document, stage?.from.as?.name.span)).toBe("Build");
  });

  it("groups the instructions that follow", () => {
    const document = parse("ARG A\nFROM a\nRUN b\nFROM c AS d\nCMD e\n# f\n");
    expect(document.globals.map(({ type }) => type)).toEqual(["Arg"]);
    expect(document.stages.map(({ span, instructions }) => [at(document, span), instructions.length])).toEqual([
      ["FROM a\nRUN b", 1],
      ["FROM c AS d\nCMD e", 1],
    ]);
    expect(document.instructions.map(({ stage }) => stage)).toEqual([-1, 0, 0, 1, 1]);
  });
});

describe("commands", () => {
  const form = (text: string) => {
    const { command } = only("Run", `RUN ${text}`);
    return command.form === "exec" ? texts(command.args) : command.text.text;
  };

  it.each<[string, string, string | string[]]>([
    ["shell form", "a b", "a b"],
    ["exec form", '["a", "b c"]', ["a", "b c"]],
    ["exec form with blanks", ' [ "a" ,\t"b" ] ', ["a", "b"]],
    ["an empty array", "[]", []],
    ["exec form over lines", '["a", \\\n  "b"]', ["a", "b"]],
    ["escapes", '["a\\"b", "\\u0041\\n\\/"]', ['a"b', "A\n/"]],
    ["text after the array", '["a"] b', '["a"] b'],
    ["single quotes", "['a']", "['a']"],
    ["a trailing comma", '["a",]', '["a",]'],
    ["a bad escape", '["C:\\Program"]', '["C:\\Program"]'],
    ["a raw tab in a string", '["a\tb"]', '["a\tb"]'],
    ["a shell test", "[ -f a ]", "[ -f a ]"],
    ["other values than strings", '["a", 1]', '["a", 1]'],
    ["a string cut short", '["a', '["a'],
    ["nothing", "", ""],
  ])("%s", (_, text, expected) => {
    expect(form(text)).toEqual(expected);
  });

  it("maps decoded strings to the file", () => {
    const document = parse('FROM x\nCMD ["a\\u0041\\\\b", \\\n "c"]');
    const cmd = document.instructions[1];
    if (cmd?.type !== "Cmd" || cmd.command.form !== "exec") throw new Error("no exec form");
    const [first, second] = cmd.command.args as [Word, Word];
    expect(first.text).toBe("aA\\b");
    expect(at(document, first.span)).toBe("a\\u0041\\\\b");
    const places = [0, 1, 2, 3].map((i) => document.source.text.slice(originOf(first.line, first.at + i))[0]);
    expect(places).toEqual(["a", "\\", "\\", "b"]);
    expect(at(document, second.span)).toBe("c");
  });

  it("keeps a heredoc's line as it is", () => {
    const run = only("Run", "RUN <<E cat\na\nE");
    expect(run.command).toMatchObject({ form: "shell", text: { text: "<<E cat" } });
  });

  it.each<[string, string | undefined, string | string[] | undefined]>([
    ["HEALTHCHECK NONE", "NONE", undefined],
    ["HEALTHCHECK --interval=5s CMD a b", "CMD", "a b"],
    ['HEALTHCHECK cmd ["a"]', "cmd", ["a"]],
    ["HEALTHCHECK foo", "foo", undefined],
    ["HEALTHCHECK", undefined, undefined],
  ])("%s", (text, test, expected) => {
    const healthcheck = only("Healthcheck", text);
    const { command } = healthcheck;
    expect(healthcheck.test?.text).toBe(test);
    expect(command?.form === "exec" ? texts(command.args) : command?.text.text).toEqual(expected);
  });
});

describe("flags", () => {
  const flags = (text: string) =>
    only("Run", `RUN ${text}`).flags.map(({ name, value }) => (value ? `${name}=${value.text}` : name));

  it.each([
    ["--network=none a", ["network=none"]],
    ["--a --b=c d --e", ["a", "b=c"]],
    ["-- --a", []],
    ["--a -- --b", ["a"]],
    ["- --a", []],
    ['--mount="type=bind,target=/a b" c', ["mount=type=bind,target=/a b"]],
    ["--a=b\\ c d", ["a=b c"]],
    ["--a=", ["a="]],
    ["--a=b=c", ["a=b=c"]],
    ["--a \\\n  --b c", ["a", "b"]],
  ])("%s", (text, expected) => {
    expect(flags(text)).toEqual(expected);
  });

  it("leaves the arguments after them", () => {
    expect(only("Run", "RUN --network=none -- --a b").args.text).toBe("--a b");
  });

  it("knows the places of name and value", () => {
    const document = parse("FROM x\nRUN --mo\\\nunt='a b'\\ c d");
    const [flag] = document.instructions[1]?.flags ?? [];
    expect([flag?.name, flag?.value?.text]).toEqual(["mount", "a b c"]);
    expect(at(document, flag?.span)).toBe("--mo\\\nunt='a b'\\ c");
    expect(at(document, flag?.nameSpan)).toBe("mo\\\nunt");
    expect(at(document, flag?.value?.span)).toBe("a b'\\ c");
  });
});

describe("--mount", () => {
  const mount = (value: string) => only("Run", `WORKDIR /\nRUN --mount=${value} a`).mounts[0];

  it.each<[string, string, Record<string, string | undefined>]>([
    ["type=cache,target=/a,id=b", "cache", { target: "/a", id: "b" }],
    ["target=/a", "bind", { target: "/a", source: undefined }],
    ["TYPE=Bind,dst=/a,src=b,from=c", "bind", { target: "/a", source: "b", from: "c" }],
    ["'type=cache,\"target=/a,b\"'", "cache", { target: "/a,b" }],
    ['\'type=cache,"target=/a""b"\'', "cache", { target: '/a"b' }],
    ["type=$T,target=/a", "$t", { target: "/a" }],
    ["target=/a,target=/b", "bind", { target: "/b" }],
  ])("%s", (value, type, expected) => {
    const found = mount(value);
    expect(found?.mountType).toBe(type);
    for (const [key, text] of Object.entries(expected)) {
      expect(found?.[key as "target"]?.text, key).toBe(text);
    }
  });

  it("splits quoted commas only where CSV sees the quotes", () => {
    expect(mount('type=cache,"target=/a,b"')?.options.map(({ key }) => key)).toEqual(["type", "target", "b"]);
  });

  it("keeps options and their places in order", () => {
    const document = parse("FROM x\nRUN --mount=type=secret,id=a,\\\nrequired b");
    const run = document.instructions[1];
    const options = run?.type === "Run" ? (run.mounts[0]?.options ?? []) : [];
    expect(options.map(({ key, span, value }) => [key, at(document, span), at(document, value?.span)])).toEqual([
      ["type", "type=secret", "secret"],
      ["id", "id=a", "a"],
      ["required", "required", undefined],
    ]);
  });
});

describe("COPY and ADD", () => {
  it.each<[string, string[], string | undefined, boolean]>([
    ["a b /c/", ["a", "b"], "/c/", false],
    ['["a b", "/c"]', ["a b"], "/c", true],
    ["--from=x --chown=a:b --chmod=644 a /b", ["a"], "/b", false],
    ["<<E /a\nE", ["<<E"], "/a", false],
    ["a", [], "a", false],
    ["", [], undefined, false],
    ['"a b" c', ['"a', 'b"'], "c", false],
  ])("COPY %s", (text, sources, destination, json) => {
    const copy = only("Copy", `COPY ${text}`);
    expect(texts(copy.sources)).toEqual(sources);
    expect(copy.destination?.text).toBe(destination);
    expect(copy.json).toBe(json);
  });

  it("have their flags at hand", () => {
    const copy = only("Copy", "COPY --from=x --chown=a:b --chmod=644 a /b");
    expect([copy.from, copy.chown, copy.chmod].map((flag) => flag?.value?.text)).toEqual(["x", "a:b", "644"]);
    expect(only("Add", "ADD --checksum=$C https://example.com/a /b").sources).toHaveLength(1);
  });
});

describe("pairs", () => {
  const pairs = (instruction: Instruction) =>
    "pairs" in instruction
      ? instruction.pairs.map(({ key, value, legacy }) => [key.text, value?.text, ...(legacy ? ["legacy"] : [])])
      : [];

  it.each([
    ["ENV a=b", [["a", "b"]]],
    [
      "ENV a=b c=d",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    [
      'ENV a="b c" d=e\\ f',
      [
        ["a", '"b c"'],
        ["d", "e\\ f"],
      ],
    ],
    ["ENV a='b c'd", [["a", "'b c'd"]]],
    [
      "ENV a= b=c=d",
      [
        ["a", ""],
        ["b", "c=d"],
      ],
    ],
    ["ENV a b c", [["a", "b c", "legacy"]]],
    ["ENV a   b = c", [["a", "b = c", "legacy"]]],
    ['ENV "a b"=c', [['"a b"', "c"]]],
    [
      "ENV a=b \\\n c=d",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    ["ENV a", [["a", undefined, "legacy"]]],
    [
      "ENV a=b c",
      [
        ["a", "b"],
        ["c", undefined],
      ],
    ],
    [
      "LABEL a.b=c \"d e\"='f'",
      [
        ["a.b", "c"],
        ['"d e"', "'f'"],
      ],
    ],
    ["ARG a", [["a", undefined]]],
    [
      'ARG a=b c d="e f"',
      [
        ["a", "b"],
        ["c", undefined],
        ["d", '"e f"'],
      ],
    ],
    ["ARG a=", [["a", ""]]],
    ["ENV a=b\\", [["a", "b"]]],
  ])("%s", (text, expected) => {
    const [, instruction] = parse(`FROM x\n${text}`).instructions;
    expect(instruction && pairs(instruction)).toEqual(expected);
  });

  it("know their places", () => {
    const document = parse("FROM x\nENV a='b \\\n c' d e");
    const env = document.instructions[1];
    const [pair] = env?.type === "Env" ? env.pairs : [];
    expect([pair?.span, pair?.key.span, pair?.value?.span].map((span) => at(document, span))).toEqual([
      "a='b \\\n c'",
      "a",
      "'b \\\n c'",
    ]);
  });
});

describe("the others", () => {
  it("take words or the whole rest of the line", () => {
    expect(texts(only("Expose", "EXPOSE 80 443/tcp $P").ports)).toEqual(["80", "443/tcp", "$P"]);
    expect(texts(only("Volume", "VOLUME /a /b").paths)).toEqual(["/a", "/b"]);
    expect(texts(only("Volume", 'VOLUME ["/a b"]').paths)).toEqual(["/a b"]);
    expect(only("User", "USER a b").user?.text).toBe("a b");
    expect(only("Workdir", "WORKDIR /a b # c").path?.text).toBe("/a b # c");
    expect(only("Stopsignal", "STOPSIGNAL SIGTERM").signal?.text).toBe("SIGTERM");
    expect(only("Maintainer", "MAINTAINER A <a@example.com>").name?.text).toBe("A <a@example.com>");
    expect(only("UnknownInstruction", "FOO bar").args.text).toBe("bar");
  });

  it("ONBUILD wraps a full instruction", () => {
    const onbuild = only("Onbuild", "ONBUILD  RUN --network=none a b");
    const inner = onbuild.instruction;
    expect(inner?.type).toBe("Run");
    expect(inner?.onbuild).toBe(onbuild);
    expect(inner?.args.text).toBe("a b");
    expect(inner?.flags).toHaveLength(1);
    expect(onbuild.args.text).toBe("RUN --network=none a b");
  });

  it("a FROM under ONBUILD starts no stage", () => {
    expect(parse("FROM a\nONBUILD FROM b\nRUN c").stages).toHaveLength(1);
  });

  it("ONBUILD looks one instruction deep", () => {
    const onbuild = only("Onbuild", `${"ONBUILD ".repeat(50_000)}RUN a`);
    expect(onbuild.instruction).toMatchObject({ type: "Onbuild", instruction: undefined });
  });
});

describe("the document", () => {
  it("is frozen", () => {
    const document = parse('# c\nARG a\nFROM x\nRUN --mount=target=/a b <<E\nE\nENV a=b\nCMD ["a"]\nONBUILD RUN a');
    const seen = new Set<unknown>();
    const open: string[] = [];
    const visit = (value: unknown, path: string): void => {
      if (typeof value !== "object" || value === null || seen.has(value)) return;
      seen.add(value);
      const isData =
        "starts" in value || "start" in value || path.endsWith(".source") || /\.(starts|origins)$/.test(path);
      if (!isData && !Object.isFrozen(value)) open.push(path);
      for (const key of Object.keys(value)) {
        if (key !== "ast") visit(Reflect.get(value, key), `${path}.${key}`);
      }
    };
    visit(document, "document");
    expect(open).toEqual([]);
  });
});
