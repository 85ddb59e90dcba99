import { describe, expect, it } from "vitest";
import type { Command } from "../../../src/nodes/command.ts";
import { goFlag, goSwitch } from "../../../src/rule-kit/go/go-flags.ts";
import { known, unknownFact } from "../../../src/syntax/fact.ts";
import { all, modelOf } from "../../kinds/dockerfile/model/build.ts";

const nothing = known<string | undefined>(undefined);
const hidden = unknownFact("ENV GOFLAGS is not known");

function commandOf(text: string): Command {
  const model = modelOf(`FROM golang:1.22\nARG A\nENV KNOWN=-v\nRUN ${text}`);
  return model.commands(all(model, "Run")[0]!)[0]!;
}

/** The words of -ldflags, or why they are not known. */
function ldflags(flags: string, goflags: Parameters<typeof goFlag>[1] = nothing) {
  const fact = goFlag(commandOf(`go build ${flags} .`), goflags, "ldflags");
  return fact.known ? fact.value?.words : fact.reason;
}

describe("words of a flag", () => {
  it.each<[string, readonly (string | undefined)[]]>([
    ["-ldflags=-s", ["-s"]],
    ["-ldflags -s", ["-s"]],
    ["-ldflags='-s -w'", ["-s", "-w"]],
    ["-ldflags='  -s\t-w  '", ["-s", "-w"]],
    ["-ldflags=", []],
    [`-ldflags='"a"b'`, ["a", "b"]],
    ['-ldflags "$A -X=main.version=1"', [undefined, "-X=main.version=1"]],
    ["-ldflags=-s -ldflags=-w", ["-w"]],
    [`-ldflags='-extldflags "-static -lm" -s'`, ["-extldflags", "-static -lm", "-s"]],
    [`-ldflags="-extldflags '-static -lm' -s"`, ["-extldflags", "-static -lm", "-s"]],
    [`-ldflags='-X main.name="a b"'`, ["-X", 'main.name="a', 'b"']],
    [`-ldflags='-s "-w'`, ["-s", '"-w']],
    [`-ldflags='"" -s'`, ["", "-s"]],
    ["-ldflags=$A", [undefined]],
    ['-ldflags="$A -s"', [undefined, "-s"]],
    ['-ldflags="-X main.version=$A -s"', ["-X", "main.version=\0", "-s"]],
    ['-ldflags "-X main.version=$A"', ["-X", "main.version=\0"]],
    ['-ldflags="-X main.version=$(git describe)"', ["-X", "main.version=\0"]],
    ["-ldflags=-X=main.version=$A", ["-X=main.version=\0"]],
    [`-ldflags='-X main.version='"$A"`, ["-X", "main.version=\0"]],
    [`-ldflags=$'-X main.version='$A`, ["-X", "main.version=\0"]],
    [`"-ldflags=-X main.version=$A"`, ["-X", "main.version=\0"]],
    [`--ldflags="-X main.version=$A"`, ["-X", "main.version=\0"]],
  ])("%s", (flags, expected) => {
    expect(ldflags(flags)).toEqual(expected);
  });

  it("come from GOFLAGS where the command does not give it", () => {
    expect(ldflags("", known("-trimpath -ldflags=-s"))).toEqual(["-s"]);
    expect(ldflags("", known("--ldflags=-s"))).toEqual(["-s"]);
    expect(ldflags("", known("-ldflags=-s -ldflags=-w"))).toEqual(["-w"]);
    expect(ldflags("", known("-trimpath '-ldflags=-s -w'"))).toEqual(["-s", "-w"]);
    expect(ldflags("", known("-ldflags=-X=main.a=b"))).toEqual(["-X=main.a=b"]);
    expect(ldflags("", known("-ldflags"))).toEqual([]);
    expect(ldflags("", known("-gcflags=-ldflags"))).toBeUndefined();
    expect(ldflags("", nothing)).toBeUndefined();
    expect(ldflags("-ldflags=-w", known("-ldflags=-s"))).toEqual(["-w"]);
    expect(ldflags("-ldflags=-w", hidden)).toEqual(["-w"]);
  });

  it("are none of a flag that the line ends with", () => {
    const fact = goFlag(commandOf("go build -ldflags"), nothing, "ldflags");
    expect(fact.known && fact.value?.words).toEqual([]);
  });

  it("are not known where a variable may give the flag", () => {
    expect(ldflags("$KNOWN")).toBeUndefined();
    expect(ldflags("", hidden)).toBe("ENV GOFLAGS is not known");
    expect(ldflags("$A")).toBe("a variable may contain -ldflags");
    expect(ldflags("${A}")).toBe("a variable may contain -ldflags");
    expect(ldflags("$(flags)")).toBe("a variable may contain -ldflags");
    expect(ldflags("$A", hidden)).toBe("a variable may contain -ldflags");
    expect(ldflags('"$A"')).toBeUndefined();
    expect(ldflags("./$A")).toBeUndefined();
  });

  it("say which option gives them", () => {
    const command = commandOf("go build -ldflags=-s");
    const given = goFlag(command, nothing, "ldflags");
    expect(given.known && given.value?.option).toBe(command.options[0]);
    const stored = goFlag(command, known("-gcflags=-l"), "gcflags");
    expect(stored).toMatchObject({ value: { option: undefined, words: ["-l"] } });
  });
});

describe("switches", () => {
  const race = (flags: string, goflags: Parameters<typeof goSwitch>[1] = nothing) => {
    const fact = goSwitch(commandOf(`go build ${flags} .`), goflags, "race");
    return fact.known ? fact.value : fact.reason;
  };

  it.each([
    ["", false],
    ["-race", true],
    ["-race=true", true],
    ["-race=1", true],
    ["-race=false", false],
    ["-race=0", false],
    ["-v", false],
  ])("%s", (flags, expected) => {
    expect(race(flags)).toBe(expected);
  });

  it("come from GOFLAGS where the command does not give them", () => {
    expect(race("", known("-race"))).toBe(true);
    expect(race("", known("-v -trimpath"))).toBe(false);
    expect(race("-race=false", known("-race"))).toBe(false);
  });

  it("are not known where a variable may give them", () => {
    expect(race("$A")).toBe("a variable may contain -race");
    expect(race("", hidden)).toBe("ENV GOFLAGS is not known");
    expect(race("-race", hidden)).toBe(true);
  });
});
