import { describe, expect, it } from "vitest";
import { type Situation, statusView } from "../../../editors/vscode/src/status.ts";
import type { FileStatus } from "../../../src/lsp/protocol.ts";

const file: FileStatus = {
  kind: "dockerfile",
  enabled: true,
  rules: 98,
  config: { name: "plimsoll.config.yaml", uri: "file:///w/plimsoll.config.yaml" },
  standsOn: ["recommended", "security"],
  problems: [],
  trusted: true,
};
const none = { error: 0, warning: 0, info: 0 };
const view = (given: Partial<Situation>) => statusView({ server: "running", file, findings: none, ...given });

describe("the status bar", () => {
  it.each([
    [none, "$(pass) Plimsoll: no findings, 98 rules"],
    [{ ...none, info: 1 }, "$(info) Plimsoll: 1 finding, 98 rules"],
    [{ ...none, warning: 2, info: 1 }, "$(warning) Plimsoll: 3 findings, 98 rules"],
    [{ error: 1, warning: 2, info: 0 }, "$(error) Plimsoll: 3 findings, 98 rules"],
  ])("counts %o", (findings, text) => {
    expect(view({ findings })?.text).toBe(text);
    expect(view({ findings })?.background).toBeUndefined();
  });

  it("tells findings by severity, and what is in force from where", () => {
    expect(view({ findings: { error: 1, warning: 2, info: 3 } })?.tooltip).toBe(
      "6 findings in this file: 1 error, 2 warnings, 3 for information\n98 rules in force\n" +
        "Configuration: plimsoll.config.yaml, on recommended, security",
    );
    expect(view({ file: { ...file, config: undefined, standsOn: ["recommended"] } })?.tooltip).toBe(
      "no findings in this file\n98 rules in force\nConfiguration: none, so recommended",
    );
    expect(view({ file: { ...file, standsOn: [] } })?.tooltip).toMatch(/Configuration: plimsoll\.config\.yaml$/);
  });

  it("says that a workspace is not trusted", () => {
    expect(view({ file: { ...file, trusted: false } })?.tooltip).toMatch(/not trusted: no configuration runs code$/);
  });

  it("warns of a configuration that cannot be used", () => {
    const broken = view({ file: { ...file, problems: ["plimsoll.config.yaml:1:1: rules.x: unknown rule"] } });
    expect(broken?.text).toBe("$(warning) Plimsoll: no findings, 98 rules");
    expect(broken?.background).toBe("warning");
    expect(broken?.tooltip).toMatch(/cannot be used as it is:\nplimsoll\.config\.yaml:1:1: rules\.x: unknown rule$/);
  });

  it("warns that another server runs than the settings name", () => {
    const other = view({ doubt: "There is no Plimsoll at x" });
    expect(other?.background).toBe("warning");
    expect(other?.tooltip).toMatch(/\nThere is no Plimsoll at x$/);
  });

  it("says when nothing is checked, and why", () => {
    expect(view({ file: { ...file, enabled: false } })?.text).toBe("$(circle-slash) Plimsoll: off");
    expect(view({ server: "starting", file: undefined })?.text).toBe("$(loading~spin) Plimsoll");
    expect(view({ server: "stopped", file: undefined })).toMatchObject({
      text: "$(error) Plimsoll: not running",
      background: "error",
    });
  });

  it("is silent about files that are not linted", () => {
    expect(view({ file: { ...file, kind: undefined } })).toBeUndefined();
    expect(view({ file: undefined })).toBeUndefined();
  });

  it("counts findings of a server that answers nothing", () => {
    expect(view({ file: undefined, findings: { ...none, error: 1 } })?.text).toBe("$(error) Plimsoll: 1 finding");
  });
});
