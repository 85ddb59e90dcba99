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
    ["type=cache,foo=b", "foo=b: Unknown mount option foo"],
    ["target=/a,foo=b", "foo=b: Unknown mount option foo"],
    ["target=/a,dst=/b", "dst=/b: The mount option dst is given more than once: only the last one has an effect"],
    [
      "destination=/a,target=/b",
      "target=/b: The mount option target is given more than once: only the last one has an effect",
    ],
    [
      "target=/a,source=a,src=b",
      "src=b: The mount option src is given more than once: only the last one has an effect",
    ],
    [
      "target=/a,ro,readonly",
      "readonly: The mount option readonly is given more than once: only the last one has an effect",
    ],
    [
      "target=/a,rw,readwrite",
      "readwrite: The mount option readwrite is given more than once: only the last one has an effect",
    ],
    ["target=/a,size=1", "size=1: The mount option size is valid only with type tmpfs, and must come after the type"],
    [
      "target=/a,required",
      "required: The mount option required is valid only with type secret or ssh, and must come after the type",
    ],
    ["target=/a,source", "source: The mount option source needs a value"],
    ["target=/a,from=$F", "$F: Docker does not expand variables in the mount option from: refer to a stage instead"],
    [
      "target=/a,from=a$F$",
      "a$F$: Docker does not expand variables in the mount option from: refer to a stage instead",
    ],
    ["target=${A^}", "${A^}: Docker does not support the variable modifier ^"],
    ["type=foo,target=/a", "foo: Unknown mount type foo"],
    ["type=,target=/a", ': Unknown mount type ""'],
    ["type=cache,target=/a,sharing=foo", "foo: The mount option sharing must be shared, private or locked, not foo"],
    ["type=cache,target=/a,sharing=", ': The mount option sharing must be shared, private or locked, not ""'],
    ["target=/a,ro=maybe", "maybe: The mount option ro must be true or false, not maybe"],
    ["target=/a,rw=", ': The mount option rw must be true or false, not ""'],
    ["type=cache,target=/a,mode=u7", "u7: The mount option mode must be an octal number, not u7"],
    ["type=cache,target=/a,mode=7u", "7u: The mount option mode must be an octal number, not 7u"],
    ["type=cache,target=/a,mode=", ': The mount option mode must be an octal number, not ""'],
    [
      "type=cache,target=/a,mode=40000000000",
      "40000000000: The mount option mode must be an octal number, not 40000000000",
    ],
    ["type=cache,target=/a,uid=a1", "a1: The mount option uid must be a number, not a1"],
    ["type=cache,target=/a,gid=1a", "1a: The mount option gid must be a number, not 1a"],
    ["type=cache,target=/a,uid=", ': The mount option uid must be a number, not ""'],
    ["type=cache,target=/a,gid=4294967296", "4294967296: The mount option gid must be a number, not 4294967296"],
  ])("cannot be %s", (value, expected) => {
    expect(said(value)).toEqual([expected]);
  });

  it.each([
    ["target=$T,mode=1", "A mount of type bind does not support mode"],
    ["target=/a,mode=1", "A mount of type bind does not support mode"],
    ["type=Bind,target=/a,uid=1", "A mount of type bind does not support uid"],
    ["type=tmpfs,target=/a,gid=1", "A mount of type tmpfs does not support gid"],
    ["type=ssh,sharing=shared", "A mount of type ssh does not support sharing"],
    ["type=secret,id=a,from=b", "A secret mount does not support from"],
    ["type=secret", "A secret mount needs an id, a source or a target"],
    ["type=secret,src=a,id=b", "A secret mount takes a source or an id, but not both"],
    ["source=a", "The mount needs a target, since this stage has no WORKDIR"],
    ["type=cache", "The mount needs a target, since this stage has no WORKDIR"],
    ["type=tmpfs", "The mount needs a target, since this stage has no WORKDIR"],
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

it.each(["", "yes", "tRUE", "2"])("%j is not a boolean", (text) => {
  expect(isBoolean(text)).toBe(false);
});
