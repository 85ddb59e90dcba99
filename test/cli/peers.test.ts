import { describe, expect, test } from "vitest";
import { tree } from "../config/fixtures.ts";
import { plimsoll } from "./real.ts";

const dockerfile = "FROM debian:12\n# hadolint ignore=DL4000\nMAINTAINER me\nUSER nobody\n";

describe("a run that follows the configuration of another linter", () => {
  test("says so, and what has no counterpart, in one line on standard error", async () => {
    const root = tree({ Dockerfile: dockerfile, ".hadolint.yaml": "ignored: [DL9998, DL3008]\n", ".trivyignore": "" });
    expect(await plimsoll(root, [])).toMatchObject({
      code: 0,
      err: "plimsoll: using .hadolint.yaml, .trivyignore in place of a configuration of Plimsoll, which `plimsoll migrate` writes; 1 setting without a counterpart\n",
    });
  });

  test("tells the place of what is wrong, and goes on", async () => {
    const root = tree({ Dockerfile: dockerfile, ".hadolint.yaml": "ignored: [\n" });
    const { code, err } = await plimsoll(root, []);
    expect(code).toBe(0);
    expect(err).toMatch(/^plimsoll: \.hadolint\.yaml:2:1: .*; the file does not apply\n$/);
  });

  test("looks for no directives where the linter was told so", async () => {
    const root = tree({ Dockerfile: dockerfile, ".hadolint.yaml": "disable-ignore-pragma: true\n" });
    expect((await plimsoll(root, [])).out).toContain("Dockerfile:3:1: info MAINTAINER is deprecated");
    expect((await plimsoll(root, ["--no-config"])).out).not.toContain("MAINTAINER");
  });

  test.each<[string, string, readonly string[], number]>([
    ["a finding that fails", "override: {warning: [DL3006]}\n", [], 1],
    ["below the threshold", "failure-threshold: error\n", [], 0],
    ["no-fail", "no-fail: true\n", [], 0],
    ["a flag goes before the threshold", "failure-threshold: error\n", ["--fail-on", "warning"], 1],
    ["and before no-fail", "no-fail: true\n", ["--fail-on", "warning"], 1],
    ["no configuration", "no-fail: true\n", ["--no-config"], 1],
  ])("exit code: %s", async (_, text, flags, code) => {
    const root = tree({ Dockerfile: "FROM debian\nUSER nobody\n", ".hadolint.yaml": text });
    expect((await plimsoll(root, flags)).code).toBe(code);
  });

  test("the format, unless one is asked for", async () => {
    const root = tree({ Dockerfile: "FROM debian\nUSER nobody\n", ".hadolint.yaml": "format: checkstyle\n" });
    expect((await plimsoll(root, [])).out).toMatch(/^<\?xml .*\n<checkstyle/);
    expect((await plimsoll(root, ["--format", "gnu"])).out).toMatch(/^Dockerfile:1:6/);
  });

  test("variables", async () => {
    const root = tree({ Dockerfile: "FROM debian\nUSER nobody\n" });
    const env = { HADOLINT_IGNORE: "DL3006" };
    expect(await plimsoll(root, [], { env })).toMatchObject({ code: 0, out: "" });
  });

  test("--print-config names the file and the key", async () => {
    const root = tree({ Dockerfile: dockerfile, ".hadolint.yaml": "trustedRegistries: [ghcr.io]\n" });
    expect((await plimsoll(root, ["--print-config", "Dockerfile"])).out).toMatch(
      /^error +trusted-registries +# \.hadolint\.yaml trustedRegistries\n +registries: \["ghcr\.io"\]$/m,
    );
  });
});
