import { beforeAll, describe, expect, it } from "vitest";
import { builtinRules } from "../../rules/index.ts";
import { movePipeline } from "../../src/cli/migrate/ci.ts";
import { moveScript } from "../../src/cli/migrate/script.ts";
import { readKics } from "../../src/config/peers/kics.ts";
import { kinds } from "../../src/kinds/index.ts";
import { tlsClientModule } from "../../src/knowledge/go-modules.ts";
import { gradleDependency } from "../../src/knowledge/java-build.ts";
import { buildingScript } from "../../src/knowledge/node-packages.ts";
import { withoutCommands } from "../../src/reporters/safe-text.ts";
import { loadYaml } from "../../src/syntax/yaml/library.ts";
import { lintWith } from "../engine/project.ts";

// Steps are not counted in regular expressions. Each of these texts would keep one busy for minutes or for ever that goes
// through a part of it again from each place in it, or in each way to divide it.

const many = 250_000;

beforeAll(() => Promise.all([loadYaml(), ...kinds.map((kind) => kind.prepare?.())]));

describe("no pattern is led through a Dockerfile over and over by", () => {
  it.each<[string, string]>([
    ["a frontend", `# syntax=a${"/dockerfile:".repeat(many)}\u2028x\nFROM a\n`],
    ["a directive", `# syntax = ${"\t".repeat(many)}\u2028x\nFROM a\n`],
    ["a directive below the first line", `FROM a\n# escape = ${"\t".repeat(many)}\rx\n`],
    ["an image", `FROM a:\${0${"0".repeat(many)}\n`],
    ["variables of an image that do not end", `FROM a:${"${0".repeat(many)}\n`],
    ["the name of a variable", `FROM a\nENV BUNDLE_${"_".repeat(many)}. x\n`],
    ["a remote package", `FROM python\nRUN pip install git+https://a${"/".repeat(many)}x\n`],
    ["an archive", `FROM node\nRUN npm i https://a/archive/${".tgz#".repeat(many)}\u2028x\n`],
    ["options of sudo", `FROM debian:12\nRUN sudo ${"-g -g ".repeat(500)}apt-get update && apt-get install -y a\n`],
    ["a directory", `FROM golang\nWORKDIR ${"/src/".repeat(many / 5)}\nRUN go build .\n`],
    ["blanks between words", `FROM a\nRUN a${" ".repeat(many)}b\n`],
    ["calls of PowerShell", `FROM a\nRUN cmd ${"powershell -a ".repeat(many / 10)}\n`],
  ])("%s", (_, text) => {
    expect(lintWith(builtinRules, text).failures).toEqual([]);
  });
});

describe("nor through another file by", () => {
  it("the name of a port", () => {
    const pod = "kind: Pod\napiVersion: v1\nmetadata: {labels: {a: b}}\nspec: {containers: [{name: a}]}\n";
    const port = `${"a".repeat(many)}!`;
    const text = `${pod}---\nkind: Service\napiVersion: v1\nspec: {selector: {a: b}, ports: [{targetPort: "${port}"}]}\n`;
    expect(lintWith(builtinRules, [{ path: "a.yaml", kind: "kubernetes", text }]).failures).toEqual([]);
  });

  it("a script that builds", () => {
    expect(buildingScript.test(`${"tsc ".repeat(many)};`)).toBe(false);
    expect(buildingScript.test("npx tsc -p . && vite build --mode tsc && ")).toBe(true);
    expect(buildingScript.test("tsc && cp a b")).toBe(false);
  });

  it("lines without a text", async () => {
    const text = "\n".repeat(many);
    expect(gradleDependency.test(`${text}x`)).toBe(false);
    expect(tlsClientModule.test(`${text}x`)).toBe(false);
    expect(withoutCommands(`${text}x`)).toBe(`${text}x`);
    const kics = { file: "/kics.config", name: "kics.config", dir: "/", text: `${text}x` };
    await expect(readKics(kics)).rejects.toThrow("must be a map");
  });

  it("a script that calls another linter", () => {
    const blanks = `hadolint >${" ".repeat(many)}x Dockerfile`;
    expect(moveScript(blanks, {}).calls).toHaveLength(1);
    const expressions = `hadolint Dockerfile ${"${{".repeat(many)}`;
    expect(moveScript(expressions, {}).calls).toHaveLength(1);
    const text = `script:\n- ${expressions}\n`;
    expect(movePipeline({ path: "a.yml", text }, {}).remarks).toEqual([]);
  });
});
