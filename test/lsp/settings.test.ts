import { describe, expect, it } from "vitest";
import { defaultSettings, initialSettings, readSettings, type Settings } from "../../src/lsp/settings.ts";

describe("settings", () => {
  it.each([
    ["nothing", undefined],
    ["null", null],
    ["a text", "enable"],
    ["wrong types", { enable: "yes", run: "sometimes", preset: 3, configPath: [], inlayHints: 1, trace: {} }],
  ])("stay as they are with %s", (_name, given) => {
    expect(readSettings(given, defaultSettings)).toEqual(defaultSettings);
  });

  it("take what they are given", () => {
    const given = {
      enable: false,
      configPath: "ci/plimsoll.yaml",
      preset: "strict",
      run: "onSave",
      inlayHints: { effectiveUser: true },
      trace: { server: "messages" },
    };
    expect(readSettings(given, defaultSettings)).toEqual({
      enable: false,
      configPath: "ci/plimsoll.yaml",
      presets: ["strict"],
      run: "onSave",
      trusted: false,
      inlayHints: { effectiveUser: true },
      trace: "messages",
    });
    expect(readSettings({ preset: ["a", 1, "b"] }, defaultSettings).presets).toEqual(["a", "b"]);
    expect(
      readSettings({ preset: "", configPath: "" }, { ...defaultSettings, presets: ["a"], configPath: "b" }),
    ).toEqual(defaultSettings);
  });

  it("come with the first message, directly or under `settings`", () => {
    expect(initialSettings({ run: "onSave" }).run).toBe("onSave");
    expect(initialSettings({ settings: { run: "onSave" } }).run).toBe("onSave");
  });

  it.each([[{ trusted: true }], [{ trusted: true, settings: { run: "onSave" } }]])(
    "give trust with the first message: %j",
    (options) => {
      expect(initialSettings(options).trusted).toBe(true);
    },
  );

  it.each([
    [undefined],
    [{}],
    [{ trusted: "true" }],
    [{ settings: { trusted: true } }],
    [{ trusted: true, settings: { trusted: false } }],
  ])("give none with %j", (options) => {
    expect(initialSettings(options).trusted).toBe(false);
  });

  it("take trust away but never give it", () => {
    const [trusting, distrusting] = [true, false].map((trusted) => initialSettings({ trusted }));
    expect(readSettings({ trusted: true }, distrusting as Settings).trusted).toBe(false);
    expect(readSettings({ trusted: false }, trusting as Settings).trusted).toBe(false);
    expect(readSettings({}, trusting as Settings).trusted).toBe(true);
  });
});
