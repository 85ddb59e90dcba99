import { describe, expect, it } from "vitest";
import { originOf } from "../../../src/text/offset-map.ts";
import { at, only, parse, saidOf } from "./parsing.ts";

describe("--mount", () => {
  const mount = (value: string) => only("Run", `WORKDIR /\nRUN --mount=${value} a`).mounts[0];

  it.each<[string, string, Record<string, string | undefined>]>([
    ["type=cache,target=/a,id=b", "cache", { target: "/a", id: "b" }],
    ["target=/a", "bind", { target: "/a", source: undefined }],
    ["destination=/a,source=b", "bind", { target: "/a", source: "b" }],
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

  it.each<[string, ...(readonly [string, string, string | undefined, string | undefined])[]]>([
    [
      "TARGET=/a,from=b=c,ro",
      ["target", "TARGET=/a", "/a", "/a"],
      ["from", "from=b=c", "b=c", "b=c"],
      ["ro", "ro", undefined, undefined],
    ],
    [
      "'type=cache,\"target=/a,b\",id=c'",
      ["type", "type=cache", "cache", "cache"],
      ["target", '"target=/a,b"', "/a,b", "/a,b"],
      ["id", "id=c", "c", "c"],
    ],
    ['\'"target=/a""b",id=c\'', ["target", '"target=/a""b"', '/a"b', '/a""b'], ["id", "id=c", "c", "c"]],
    ["'\"\",id=c'", ["", '""', undefined, undefined], ["id", "id=c", "c", "c"]],
    ["'id=c,\"\"'", ["id", "id=c", "c", "c"], ["", '""', undefined, undefined]],
    ["'id=c,\"a=\"'", ["id", "id=c", "c", "c"], ["a", '"a="', "", ""]],
    [",=x", ["", "", undefined, undefined], ["", "=x", "x", "x"]],
    ["'\"target=/a\"x,id=c'", ['"target', '"target=/a"x', '/a"x', '/a"x'], ["id", "id=c", "c", "c"]],
    ["'\"target=/a,id=c'", ['"target', '"target=/a', "/a", "/a"], ["id", "id=c", "c", "c"]],
    ["'a\"b\",c'", ['a"b"', 'a"b"', undefined, undefined], ["c", "c", undefined, undefined]],
  ])("reads the fields of %s", (value, ...expected) => {
    const document = parse(`FROM x\nRUN --mount=${value} a`);
    const run = document.instructions[1];
    const options = run?.type === "Run" ? (run.mounts[0]?.options ?? []) : [];
    expect(
      options.map(({ key, span, value: given }) => [key, at(document, span), given?.text, at(document, given?.span)]),
    ).toEqual(expected.filter((one) => one !== undefined));
  });

  it("knows where each character of a quoted field stands", () => {
    const document = parse('FROM x\nRUN --mount=\'id=c,"target=/a""b"\' d');
    const run = document.instructions[1];
    const target = run?.type === "Run" ? run.mounts[0]?.target : undefined;
    const places = [...(target?.text ?? "")].map((_, i) => target && originOf(target.line, target.at + i));
    const start = document.source.text.indexOf("/a");
    expect(places).toEqual([start, start + 1, start + 2, start + 4]);
  });

  it("is told apart from other flags", () => {
    const { mounts } = only("Run", "RUN --network=none --mount=target=/a --mount --mount=target=/b c");
    expect(mounts.map(({ target }) => target?.text)).toEqual(["/a", "/b"]);
    expect(only("Run", "RUN --network=none a").mounts).toEqual([]);
    expect(only("Run", "RUN a").mounts).toEqual([]);
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

it.each<[text: string, ...expected: string[]]>([
  ["RUN --mount=type=cache,target=/a,sharing=locked,uid=1,gid=1,mode=0755 b"],
  ["RUN --mount=type=bind,source=a,target=/a,from=b,rw c"],
  ["RUN --mount=type=tmpfs,target=/a,size=10m c"],
  ["RUN --mount=type=secret,id=a,env=B,required c"],
  ["RUN --mount=type=ssh c"],
  ["RUN --mount=type=foo,target=/a b", "mount foo: Unknown mount type foo"],
  ["RUN --mount=type=$T,foo=a b", "mount foo=a: Unknown mount option foo"],
  [
    "RUN --mount=type=cache,target=/a,sharing=foo b",
    "mount foo: The mount option sharing must be shared, private or locked, not foo",
  ],
  ["RUN --mount=type=cache,target=/a,ro=maybe b", "mount maybe: The mount option ro must be true or false, not maybe"],
  ["RUN --mount=type=cache,target=/a,mode=999 b", "mount 999: The mount option mode must be an octal number, not 999"],
  ["RUN --mount=type=cache,target=/a,uid=root b", "mount root: The mount option uid must be a number, not root"],
  ["RUN --mount=type=cache,target=/a,uid=$U b"],
  [
    "RUN --mount=type=cache,target=/a,target=/b c",
    "mount target=/b: The mount option target is given more than once: only the last one has an effect",
  ],
  [
    "RUN --mount=type=cache,target=/a,dst=/b c",
    "mount dst=/b: The mount option dst is given more than once: only the last one has an effect",
  ],
  ["RUN --mount=type=cache,target b", "mount target: The mount option target needs a value"],
  ["RUN --mount=type=cache,target=/a, b", "mount : The mount has an empty field"],
  ["RUN --mount=type=cache a", "mount --mount=type=cache: The mount needs a target, since this stage has no WORKDIR"],
  ["WORKDIR /a\nRUN --mount=type=bind a"],
  [
    "RUN --mount=required,type=secret,id=a b",
    "mount required: The mount option required is valid only with type secret or ssh, and must come after the type",
  ],
  [
    "RUN --mount=size=1,type=tmpfs,target=/a b",
    "mount size=1: The mount option size is valid only with type tmpfs, and must come after the type",
  ],
  [
    "RUN --mount=type=bind,target=/a,mode=0755 b",
    "mount --mount=type=bind,target=/a,mode=0755: A mount of type bind does not support mode",
  ],
  [
    "RUN --mount=type=bind,target=/a,sharing=locked b",
    "mount --mount=type=bind,target=/a,sharing=locked: A mount of type bind does not support sharing",
  ],
  [
    "RUN --mount=type=bind,target=/a,from=$F b",
    "mount $F: Docker does not expand variables in the mount option from: refer to a stage instead",
  ],
  ["RUN --mount=type=secret b", "mount --mount=type=secret: A secret mount needs an id, a source or a target"],
  [
    "RUN --mount=type=secret,id=a,src=b c",
    "mount --mount=type=secret,id=a,src=b: A secret mount takes a source or an id, but not both",
  ],
  [
    "RUN --mount=type=secret,id=a,from=b c",
    "mount --mount=type=secret,id=a,from=b: A secret mount does not support from",
  ],
  ["RUN --mount=type=cache,target=${A@} b", "modifier ${A@}: Docker does not support the variable modifier @"],
  ["RUN --mount a", "flag-value --mount: The flag --mount needs a value"],
  ["RUN --mount=type=cahce,target=/a b", "mount cahce: Unknown mount type cahce -> cache"],
  ["RUN --mount=type=cache,tagret=/a b", "mount tagret=/a: Unknown mount option tagret -> target"],
  [
    "RUN --mount=type=cache,target=/a,sharing=lockd b",
    "mount lockd: The mount option sharing must be shared, private or locked, not lockd -> locked",
  ],
  [
    "RUN --mount='target=/a\"b' c",
    'mount target=/a"b: A field of the mount has a quote in the middle',
    'mount /a"b: The quote " is not closed',
  ],
  [
    "RUN --mount='\"target=/a\"b' c",
    'mount "target=/a"b: A field of the mount has a quote in the middle',
    'mount "target=/a"b: Unknown mount option "target -> target',
  ],
  [
    "RUN --mount='\"target=/a' c",
    'mount "target=/a: A field of the mount has a quote in the middle',
    'mount "target=/a: Unknown mount option "target -> target',
  ],
])("of %j", (text, ...expected) => {
  expect(saidOf(text)).toEqual(expected.filter((one) => one !== undefined));
});
