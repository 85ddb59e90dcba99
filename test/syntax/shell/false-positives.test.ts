import { describe, expect, it } from "vitest";
import { dialectOf } from "../../../src/syntax/shell/dialect.ts";
import { option, prefixValue, runs } from "../../../src/syntax/shell/script.ts";
import { commandOf, optionsOf, parse, values } from "./helpers.ts";

describe("what text matching gets wrong", () => {
  it("an environment prefix does not hide the command", () => {
    const text =
      "apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y jq && rm -rf /var/lib/apt/lists/*";
    const [, install, rm] = parse(text).commands;
    expect(install && runs(install, "apt-get", "install")).toBe(true);
    expect(install && prefixValue(install, "DEBIAN_FRONTEND")).toBe("noninteractive");
    expect(install && option(install, "assume-yes")?.flag).toBe("-y");
    expect(values(rm?.operands ?? [])).toEqual(["/var/lib/apt/lists/*"]);
  });

  it("pins in variables are seen", () => {
    const command = commandOf("apk add --no-cache $PKGS", { variables: { PKGS: "curl=8.9.1-r1 jq=1.7.1-r0" } });
    expect(values(command.operands)).toEqual(["curl=8.9.1-r1", "jq=1.7.1-r0"]);
  });

  it.each([
    ["apk add --no-cache --repositories-file /etc/apk/alt 'gcc~=13'", ["gcc~=13"]],
    ["npm install --registry https://npm.example.com left@1", ["left@1"]],
    ["apk add !pkg -t .deps gcc=1", ["!pkg", "gcc=1"]],
    ["apt-get install ./x.deb -t bookworm curl=1", ["./x.deb", "curl=1"]],
  ])("an option's value is no package: %s", (text, packages) => {
    const command = commandOf(text);
    expect(optionsOf(command).filter((name) => name.includes("unknown"))).toEqual([]);
    expect(values(command.operands)).toEqual(packages);
  });

  it("busybox ash has pipefail", () => {
    const shell = dialectOf(["/bin/ash", "-eo", "pipefail", "-c"]);
    const { pipelines, commands } = parse("zcat /a.gz | tar x", shell);
    expect(pipelines).toMatchObject([{ pipefail: true }]);
    expect(commands.map(({ flow }) => flow.tolerated)).toEqual([false, false]);
    expect(commands[1]?.options).toMatchObject([{ name: "extract", flag: "-x" }]);
  });
});
