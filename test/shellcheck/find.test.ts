import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { treeAround } from "../../src/io/tree.ts";
import { findShellcheck } from "../../src/shellcheck/find.ts";
import { tree } from "../config/fixtures.ts";
import { windows } from "../helpers/platform.ts";

function program(file: string): string {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, "");
  chmodSync(file, 0o755);
  return file;
}

const nothing = { named: undefined, codeRefusal: undefined };

describe.skipIf(windows)("the ShellCheck that is asked", () => {
  it("is the one that a configuration names, else the one that is installed with us, else the first on the PATH", () => {
    const [project, own, bin] = [tree({}), tree({}), tree({})];
    const started = join(own, "node_modules/plimsoll/dist/cli.cjs");
    program(started);
    const onPath = program(join(bin, "shellcheck"));
    const surroundings = { env: { PATH: bin }, tree: treeAround(project), started, executable: "/node" };
    const fileOf = (settings: Parameters<typeof findShellcheck>[0]) => findShellcheck(settings, surroundings)?.file;
    expect(fileOf(nothing)).toBe(onPath);
    const installed = program(join(own, "node_modules/shellcheck/bin/shellcheck"));
    expect(fileOf(nothing)).toBe(installed);
    expect(fileOf({ ...nothing, named: { file: "/opt/x", refusal: undefined } })).toBe("/opt/x");
    expect(fileOf({ ...nothing, named: { file: "/opt/x", refusal: "it is not yours" } })).toBe(installed);
  });

  it("is that of the environment in which pip has put the executable", () => {
    const bin = tree({});
    const executable = program(join(bin, "plimsoll"));
    const installed = program(join(bin, "shellcheck"));
    const surroundings = { env: {}, tree: treeAround(tree({})) };
    const started = join(tree({}), "cli.cjs");
    expect(findShellcheck(nothing, { ...surroundings, started: executable, executable })?.file).toBe(installed);
    expect(findShellcheck(nothing, { ...surroundings, started, executable })).toBeUndefined();
  });

  it("is one that is installed with us in what is linted only where its code may run", () => {
    const project = tree({});
    const started = program(join(project, "node_modules/plimsoll/dist/cli.cjs"));
    const installed = program(join(project, "node_modules/shellcheck/bin/shellcheck"));
    const surroundings = { env: {}, tree: treeAround(project), started, executable: "/node" };
    expect(findShellcheck(nothing, surroundings)?.file).toBe(installed);
    expect(findShellcheck({ ...nothing, codeRefusal: "a fork" }, surroundings)).toBeUndefined();
    chmodSync(dirname(installed), 0o777);
    expect(findShellcheck(nothing, surroundings)).toBeUndefined();
  });

  it("is started without options of the environment, and with no place of what is linted", () => {
    const [project, bin] = [tree({}), tree({})];
    program(join(bin, "shellcheck"));
    const env = { PATH: `${project}:${bin}:.`, SHELLCHECK_OPTS: "-x", LANG: "C" };
    const found = findShellcheck(nothing, { env, tree: treeAround(project), started: undefined, executable: "/node" });
    expect(found?.env).toEqual({ PATH: bin, LANG: "C" });
  });
});
