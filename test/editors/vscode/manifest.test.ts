import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { documentSelector } from "../../../editors/vscode/src/documents.ts";
import { presets } from "../../../presets/index.ts";
import { root } from "../../../scripts/project.ts";
import { searchPlaces } from "../../../src/config/find.ts";
import { defaultSettings, initialSettings, readSettings } from "../../../src/lsp/settings.ts";

interface Property {
  readonly default: unknown;
  readonly enum?: readonly string[];
  readonly items?: { readonly anyOf: readonly [{ readonly enum: readonly string[] }] };
}

const extension = JSON.parse(readFileSync(`${root}/editors/vscode/package.json`, "utf8"));
const properties: Readonly<Record<string, Property>> = extension.contributes.configuration.properties;

/** What the server is told of a setting's value: settings are nested by the dots in their names. */
function told(name: string, value: unknown): unknown {
  const path = name.split(".").slice(1);
  return path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
}

describe("the extension's settings", () => {
  it("have the server's defaults", () => {
    for (const [name, property] of Object.entries(properties)) {
      expect(readSettings(told(name, property.default), defaultSettings), name).toEqual(defaultSettings);
    }
  });

  it.each([
    ["plimsoll.enable", false],
    ["plimsoll.run", "onSave"],
    ["plimsoll.preset", ["strict"]],
    ["plimsoll.configPath", "ci/plimsoll.yaml"],
    ["plimsoll.inlayHints.effectiveUser", true],
    ["plimsoll.trace.server", "verbose"],
  ])("reach the server: %s", (name, value) => {
    expect(Object.keys(properties)).toContain(name);
    expect(readSettings(told(name, value), defaultSettings)).not.toEqual(defaultSettings);
  });

  it("offer the presets that there are", () => {
    expect(properties["plimsoll.preset"]?.items?.anyOf[0].enum).toEqual(presets.map(({ name }) => name));
  });

  it("that could run or read what a workspace names wait for trust", () => {
    const { restrictedConfigurations } = extension.capabilities.untrustedWorkspaces;
    expect(restrictedConfigurations).toEqual(["plimsoll.path", "plimsoll.configPath"]);
    // And a workspace's settings cannot give back what trust withholds.
    const untrusted = initialSettings({ trusted: false });
    expect(readSettings({ trusted: true }, untrusted).trusted).toBe(false);
  });
});

describe("the extension", () => {
  it("has the package's version and licence", () => {
    const { version, license } = JSON.parse(readFileSync(`${root}/package.json`, "utf8"));
    expect([extension.version, extension.license]).toEqual([version, license]);
  });

  it("has a command behind each entry of the palette", () => {
    const commands: readonly { readonly command: string }[] = extension.contributes.commands;
    const source = readFileSync(`${root}/editors/vscode/src/commands.ts`, "utf8");
    for (const { command } of commands) expect(source).toContain(`"${command}":`);
  });

  it("has schemas for every config that is data and a file of its own", () => {
    const { jsonValidation, yamlValidation } = extension.contributes;
    const matched = [...jsonValidation, ...yamlValidation].flatMap(({ fileMatch }) => fileMatch);
    const data = searchPlaces.filter((name) => !/\.m?[jt]s$|^package\.json$/.test(name));
    expect(matched).toEqual(expect.arrayContaining(data));
  });

  it("tells the server of files, texts without one, and folders of other kinds", () => {
    const schemes = new Set(documentSelector(["file", "memfs"]).map(({ scheme }) => scheme));
    expect([...schemes]).toEqual(["file", "untitled", "vscode-vfs", "memfs"]);
    // Not of what editors show of history, which nobody can change.
    expect(schemes).not.toContain("git");
  });

  it("tells the server of languages that plugins' kinds are in", () => {
    const languages = (further?: readonly string[]) => [
      ...new Set(documentSelector([], further).flatMap(({ language }) => language ?? [])),
    ];
    expect(languages()).not.toContain("json");
    expect(languages(["json", "yaml"])).toEqual([...languages(), "json"]);
  });
});
