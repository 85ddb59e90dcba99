import { describe, expect, it } from "vitest";
import { at, parse } from "./parsing.ts";

/** What is said of `RUN --device=VALUE a`: token, message, and the option that was meant. */
function said(value: string): [string | undefined, string, ...string[]][] {
  const document = parse(`FROM x\nRUN --device=${value} a`);
  return document.problems.map(({ span, message, suggestion }) => [
    at(document, span),
    message,
    ...(suggestion === undefined ? [] : [suggestion]),
  ]);
}

describe("a device", () => {
  it.each([
    "vendor.example/gpu",
    "vendor.example/gpu=all",
    "name=vendor.example/gpu=all",
    "NAME=vendor.example/gpu,REQUIRED",
    "vendor.example/gpu,required",
    "vendor.example/gpu,required=false",
    "required=true,vendor.example/gpu",
    "name",
    "name=,vendor.example/gpu",
    "",
  ])("may be %s", (value) => {
    expect(said(value)).toEqual([]);
  });

  it.each<[string, string, string, string?]>([
    ["a,required=maybe", "required=maybe", "The device option required must be true or false, not maybe"],
    ["a,required=false=x", "required=false=x", "The device option required must be true or false, not false=x"],
    ["a,required=", "required=", 'The device option required must be true or false, not ""'],
    ["a,b", "b", "The device already has a name: a"],
    ["a=1,b", "b", "The device already has a name: a=1"],
    ["a,name=b", "name=b", "The device already has a name: a"],
    ["name=a,b", "b", "The device already has a name: a"],
    ["name=a,name=b", "name=b", "The device already has a name: a"],
    ["a,count=2", "count=2", "Unknown device option count"],
    ["a,=2", "=2", 'Unknown device option ""'],
    ["a,requird=true", "requird=true", "Unknown device option requird", "required"],
    ["a,nam=b", "nam=b", "Unknown device option nam", "name"],
  ])("cannot be %s", (value, ...expected) => {
    expect(said(value)).toEqual([expected]);
  });

  it("is read from its own flag alone", () => {
    expect(parse("FROM x\nRUN --device a").problems.map(({ code }) => code)).toEqual(["flag-value"]);
    expect(parse("FROM x\nRUN --network=host a").problems).toEqual([]);
    expect(parse("FROM x\nRUN --mount=type=tmpfs,target=/a,size=1 a").problems).toEqual([]);
  });
});
