import { describe, expect, it } from "vitest";
import { anyKey, keyOf, keysOf, leadsTo, sharedAs, wakes } from "../../src/nodes/wake.ts";

const command = (program: string | undefined, subcommand?: string) => ({ type: "Command", program, subcommand });
const entry = (...path: readonly string[]) => ({ type: "Entry", path, name: path.at(-1), depth: path.length });

describe("what wakes a handler", () => {
  it("is a command by its program, and its subcommand where one is asked for", () => {
    expect(keysOf({ programs: ["apt-get", "apt"] })).toEqual(["apt-get", "apt"]);
    expect(keyOf("Command", command("apt-get", "install"))).toBe("apt-get");
    expect(keyOf("Command", command(undefined))).toBeUndefined();
    expect(wakes({ programs: ["apt-get"] }, command("apt-get"))).toBe(true);
    const install = { programs: ["apt-get"], subcommands: ["install"] };
    expect(wakes(install, command("apt-get", "install"))).toBe(true);
    expect(wakes(install, command("apt-get", "update"))).toBe(false);
    expect(wakes(install, command("apt-get"))).toBe(false);
  });

  it("is an instruction by its type", () => {
    expect(keysOf({ types: ["Run", "Cmd"] })).toEqual(["Run", "Cmd"]);
    expect(keyOf("Instruction", { type: "Run" })).toBe("Run");
  });

  it("is an entry of a tree by the way to it", () => {
    const wake = { keys: ["services.*.privileged", "services.*.deploy.privileged"] };
    expect(keysOf(wake)).toEqual(["privileged"]);
    expect(keyOf("Entry", entry("services", "web", "privileged"))).toBe("privileged");
    expect(wakes(wake, entry("services", "web", "privileged"))).toBe(true);
    expect(wakes(wake, entry("jobs", "web", "privileged"))).toBe(false);
    expect(wakes(wake, entry("services", "web", "build", "privileged"))).toBe(false);
  });

  it("is any entry where the way ends in a star", () => {
    expect(keysOf({ keys: ["services.*.cap_add.*", "jobs.*"] })).toEqual([anyKey]);
    expect(wakes({ keys: ["jobs.*"] }, entry("jobs", "test"))).toBe(true);
    expect(wakes({ keys: ["jobs.*"] }, entry("jobs", "test", "steps"))).toBe(false);
  });

  it("is what is shared only once", () => {
    const written = {};
    expect(sharedAs({ keys: ["a"] }, { ...entry("a"), written })).toBe(written);
    expect(sharedAs({ programs: ["a"] }, command("a"))).toBeUndefined();
  });

  it("follows a way exactly, a star standing for one key", () => {
    expect(leadsTo(["a", "*"], ["a", "b"])).toBe(true);
    expect(leadsTo(["a", "*"], ["a"])).toBe(false);
    expect(leadsTo(["a"], ["a", "b"])).toBe(false);
    expect(leadsTo(["a", "b"], ["a", "c"])).toBe(false);
  });
});
