import { describe, expect, it } from "vitest";
import { isBoolean } from "../../../src/kinds/dockerfile/mount-check.ts";
import { at, parse } from "./parsing.ts";

/** What is said of `RUN --mount=VALUE a`, as "token: message". */
function said(value: string): string[] {
  const document = parse(`FROM x\nRUN --mount=${value} a`);
  return document.problems.map(({ span, message }) => `${at(document, span)}: ${message}`);
}

describe("a mount", () => {
  it.each([
    "destination=/a,readonly",
    "target=/a,readwrite=false",
    "target=/a,ro=1",
    "type=CACHE,target=/a,sharing=Shared",
    "type=cache,target=/a,sharing=private,mode=37777777777,uid=4294967295,gid=0",
    "type=$T,sharing=locked,size=1,required,mode=1,uid=2",
    "type=ssh,required,id=a,mode=0600,uid=1,gid=1",
    "type=secret,source=a",
    "type=secret,required,id=a",
    "type=secret,target=/a",
    "type=secret,id=a,from=",
    "type=cache,target=/a,from=a$",
    "type=tmpfs,size=1,target=/a",
    "type=cache,target=/a,mode=$M,uid=$U,gid=$G,ro=$R,sharing=$S",
  ])("may be %s", (value) => {
    expect(said(value)).toEqual([]);
  });

  it.each([
    ["target=/a,", ": The mount has an empty field"],
    ["type=cache,foo=b", "foo=b: A mount has no option foo"],
    ["target=/a,foo=b", "foo=b: A mount has no option foo"],
    ["target=/a,dst=/b", "dst=/b: The mount's option dst is given more than once: the last one counts"],
    ["destination=/a,target=/b", "target=/b: The mount's option target is given more than once: the last one counts"],
    ["target=/a,source=a,src=b", "src=b: The mount's option src is given more than once: the last one counts"],
    ["target=/a,ro,readonly", "readonly: The mount's option readonly is given more than once: the last one counts"],
    ["target=/a,rw,readwrite", "readwrite: The mount's option readwrite is given more than once: the last one counts"],
    ["target=/a,size=1", "size=1: The option size is for mounts of type tmpfs, and must come after the type"],
    [
      "target=/a,required",
      "required: The option required is for mounts of type secret and ssh, and must come after the type",
    ],
    ["target=/a,source", "source: The mount's option source needs a value"],
    ["target=/a,from=$F", "$F: Docker does not expand variables in a mount's from: name a stage instead"],
    ["target=/a,from=a$F$", "a$F$: Docker does not expand variables in a mount's from: name a stage instead"],
    ["target=${A^}", "${A^}: Docker does not know the modifier ^ of a variable"],
    ["type=foo,target=/a", "foo: There is no mount of type foo"],
    ["type=,target=/a", ': There is no mount of type ""'],
    ["type=cache,target=/a,sharing=foo", "foo: A cache is shared, private or locked, not foo"],
    ["type=cache,target=/a,sharing=", ': A cache is shared, private or locked, not ""'],
    ["target=/a,ro=maybe", "maybe: The mount's option ro is true or false, not maybe"],
    ["target=/a,rw=", ': The mount\'s option rw is true or false, not ""'],
    ["type=cache,target=/a,mode=u7", "u7: The mode of a mount is an octal number, not u7"],
    ["type=cache,target=/a,mode=7u", "7u: The mode of a mount is an octal number, not 7u"],
    ["type=cache,target=/a,mode=", ': The mode of a mount is an octal number, not ""'],
    ["type=cache,target=/a,mode=40000000000", "40000000000: The mode of a mount is an octal number, not 40000000000"],
    ["type=cache,target=/a,uid=a1", "a1: The uid of a mount is a number, not a1"],
    ["type=cache,target=/a,gid=1a", "1a: The gid of a mount is a number, not 1a"],
    ["type=cache,target=/a,uid=", ': The uid of a mount is a number, not ""'],
    ["type=cache,target=/a,gid=4294967296", "4294967296: The gid of a mount is a number, not 4294967296"],
  ])("cannot be %s", (value, expected) => {
    expect(said(value)).toEqual([expected]);
  });

  it.each([
    ["target=$T,mode=1", "A mount of type bind takes no mode"],
    ["target=/a,mode=1", "A mount of type bind takes no mode"],
    ["type=Bind,target=/a,uid=1", "A mount of type bind takes no uid"],
    ["type=tmpfs,target=/a,gid=1", "A mount of type tmpfs takes no gid"],
    ["type=ssh,sharing=shared", "A mount of type ssh takes no sharing"],
    ["type=secret,id=a,from=b", "A secret mount takes no from"],
    ["type=secret", "A secret mount needs an id, a source or a target"],
    ["type=secret,src=a,id=b", "A secret mount takes either a source or an id"],
    ["source=a", "The mount has no target, and no WORKDIR of this stage to stand in for it"],
    ["type=cache", "The mount has no target, and no WORKDIR of this stage to stand in for it"],
    ["type=tmpfs", "The mount has no target, and no WORKDIR of this stage to stand in for it"],
  ])("is not %s as a whole", (value, message) => {
    expect(said(value)).toEqual([`--mount=${value}: ${message}`]);
  });
});

it.each([
  ["FROM x\nWORKDIR /a\nRUN --mount=type=cache b", []],
  ["RUN --mount=type=cache a\nFROM x", ["before-from", "mount"]],
  ['FROM x\nRUN --mount="target=it\'s" b', ["mount"]],
  ["FROM x\nRUN --mount=target=${A^} b", ["modifier"]],
])("what is wrong in %j is %j", (text, codes) => {
  expect(parse(text).problems.map(({ code }) => code)).toEqual(codes);
});

it.each(["1", "t", "T", "TRUE", "true", "True", "0", "f", "F", "FALSE", "false", "False"])(
  "%s is a boolean",
  (text) => {
    expect(isBoolean(text)).toBe(true);
  },
);

it.each(["", "yes", "tRUE", "2"])("%j is no boolean", (text) => {
  expect(isBoolean(text)).toBe(false);
});
