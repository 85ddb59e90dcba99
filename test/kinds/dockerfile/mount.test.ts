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
  ["RUN --mount=type=foo,target=/a b", "mount foo: There is no mount of type foo"],
  ["RUN --mount=type=$T,foo=a b", "mount foo=a: A mount has no option foo"],
  ["RUN --mount=type=cache,target=/a,sharing=foo b", "mount foo: A cache is shared, private or locked, not foo"],
  ["RUN --mount=type=cache,target=/a,ro=maybe b", "mount maybe: The mount's option ro is true or false, not maybe"],
  ["RUN --mount=type=cache,target=/a,mode=999 b", "mount 999: The mode of a mount is an octal number, not 999"],
  ["RUN --mount=type=cache,target=/a,uid=root b", "mount root: The uid of a mount is a number, not root"],
  ["RUN --mount=type=cache,target=/a,uid=$U b"],
  [
    "RUN --mount=type=cache,target=/a,target=/b c",
    "mount target=/b: The mount's option target is given more than once: the last one counts",
  ],
  [
    "RUN --mount=type=cache,target=/a,dst=/b c",
    "mount dst=/b: The mount's option dst is given more than once: the last one counts",
  ],
  ["RUN --mount=type=cache,target b", "mount target: The mount's option target needs a value"],
  ["RUN --mount=type=cache,target=/a, b", "mount : The mount has an empty field"],
  [
    "RUN --mount=type=cache a",
    "mount --mount=type=cache: The mount has no target, and no WORKDIR of this stage to stand in for it",
  ],
  ["WORKDIR /a\nRUN --mount=type=bind a"],
  [
    "RUN --mount=required,type=secret,id=a b",
    "mount required: The option required is for mounts of type secret and ssh, and must come after the type",
  ],
  [
    "RUN --mount=size=1,type=tmpfs,target=/a b",
    "mount size=1: The option size is for mounts of type tmpfs, and must come after the type",
  ],
  [
    "RUN --mount=type=bind,target=/a,mode=0755 b",
    "mount --mount=type=bind,target=/a,mode=0755: A mount of type bind takes no mode",
  ],
  [
    "RUN --mount=type=bind,target=/a,sharing=locked b",
    "mount --mount=type=bind,target=/a,sharing=locked: A mount of type bind takes no sharing",
  ],
  [
    "RUN --mount=type=bind,target=/a,from=$F b",
    "mount $F: Docker does not expand variables in a mount's from: name a stage instead",
  ],
  ["RUN --mount=type=secret b", "mount --mount=type=secret: A secret mount needs an id, a source or a target"],
  [
    "RUN --mount=type=secret,id=a,src=b c",
    "mount --mount=type=secret,id=a,src=b: A secret mount takes either a source or an id",
  ],
  ["RUN --mount=type=secret,id=a,from=b c", "mount --mount=type=secret,id=a,from=b: A secret mount takes no from"],
  ["RUN --mount=type=cache,target=${A@} b", "modifier ${A@}: Docker does not know the modifier @ of a variable"],
  ["RUN --mount a", "flag-value --mount: The flag --mount needs a value"],
  ["RUN --mount=type=cahce,target=/a b", "mount cahce: There is no mount of type cahce -> cache"],
  ["RUN --mount=type=cache,tagret=/a b", "mount tagret=/a: A mount has no option tagret -> target"],
  [
    "RUN --mount=type=cache,target=/a,sharing=lockd b",
    "mount lockd: A cache is shared, private or locked, not lockd -> locked",
  ],
  [
    "RUN --mount='target=/a\"b' c",
    'mount target=/a"b: A quote stands inside a field of the mount',
    'mount /a"b: The quote " is not closed',
  ],
  [
    "RUN --mount='\"target=/a\"b' c",
    'mount "target=/a"b: A quote stands inside a field of the mount',
    'mount "target=/a"b: A mount has no option "target -> target',
  ],
  [
    "RUN --mount='\"target=/a' c",
    'mount "target=/a: A quote stands inside a field of the mount',
    'mount "target=/a: A mount has no option "target -> target',
  ],
])("of %j", (text, ...expected) => {
  expect(saidOf(text)).toEqual(expected.filter((one) => one !== undefined));
});
