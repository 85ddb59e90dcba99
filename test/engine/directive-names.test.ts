import { expect, test } from "vitest";
import { resolveName } from "../../src/engine/directive-names.ts";

/** The names that are looked up for a name that nobody knows. */
function asked(dialect: string, name: string): readonly string[] {
  const names: string[] = [];
  const lookup = (one: string) => {
    names.push(one);
    return [];
  };
  resolveName(lookup, dialect, name);
  return names;
}

test.each([
  ["plimsoll", "DL3002", ["DL3002"]],
  ["hadolint", "DL3002", ["hadolint:DL3002", "DL3002"]],
  ["hadolint", "a.b", ["hadolint:a.b", "a.b"]],
  ["hadolint", "DS002", ["hadolint:DS002", "DS002"]],
  ["semgrep", "missing-user", ["semgrep:missing-user", "missing-user"]],
  ["semgrep", "a.b.missing-user", ["semgrep:a.b.missing-user", "a.b.missing-user", "missing-user"]],
  ["trivy", "DS-0002", ["trivy:DS-0002", "DS-0002"]],
  ["trivy", "AVD-DS-0002", ["trivy:AVD-DS-0002", "AVD-DS-0002", "DS-0002"]],
  ["trivy", "DS002", ["trivy:DS002", "DS002", "DS-0002"]],
  ["trivy", "avd-ds002", ["trivy:avd-ds002", "avd-ds002", "ds002", "ds-0002"]],
  ["trivy", "x-avd-DS002", ["trivy:x-avd-DS002", "x-avd-DS002"]],
  ["trivy", "DS0020", ["trivy:DS0020", "DS0020"]],
])("%s: %s is looked up as %j", (dialect, name, expected) => {
  expect(asked(dialect, name)).toEqual(expected);
});

test("the first spelling that is known counts", () => {
  const known: Readonly<Record<string, readonly string[]>> = { "trivy:DS002": [], DS002: ["a", "b"], "DS-0002": ["c"] };
  expect(resolveName((name) => known[name] ?? [], "trivy", "DS002")).toEqual(["a", "b"]);
  expect(resolveName((name) => (name === "DS002" ? ["d"] : []), "trivy", "DS002")).toEqual(["d"]);
  expect(resolveName(() => [], "trivy", "DS002")).toEqual([]);
});
